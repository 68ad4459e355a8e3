// The fields of a form of the lab: what they hold, how far they reach, what a button writes.
export const controls = (form) => [...form.elements].filter((one) => one.name);
export const sliders = (form) => form.querySelectorAll("input[type=range]");

export function read(one) {
  if (one.type === "checkbox") return one.checked ? "on" : "off";
  return one.value;
}

/** What a control held when the page came, whatever a browser has restored since. */
export function initial(one) {
  if (one.type === "checkbox") return one.defaultChecked ? "on" : "off";
  return one.defaultValue ?? [...one.options].find((option) => option.defaultSelected)?.value;
}

export function write(one, value) {
  if (one.type === "checkbox") one.checked = value === "on";
  else one.value = value;
  if (one.selectedIndex < 0) one.value = initial(one); // a link may ask for what there is not
}

/** A slider reaches only what is valid; where nothing is, it rests. */
export function reach(slider, limit) {
  slider.disabled = !limit;
  if (!limit) return;
  const [min, max] = limit;
  Object.assign(slider, { min, max });
  const [first, second, ...more] = numbers(slider.form.elements[slider.dataset.for]);
  slider.value = more.pop() ?? first ?? min;
}

const NUMBERS = new RegExp("[0-9]+", "g");
const numbers = (field) => field.value.normalize("NFKC").match(NUMBERS) ?? [];

/** A slider moves the first number of a pair, and takes the place of whatever else there is. */
export function slide(field, value) {
  const [first, ...more] = numbers(field);
  field.value = more.length === 1 ? field.value.normalize("NFKC").replace(first, value) : value;
}

export function follow(form) { // fields that another field's choice makes meaningless are hidden
  for (const field of form.querySelectorAll("[data-where]")) {
    const [name, values] = field.dataset.where.split("=");
    field.hidden = !values.split(",").includes(form.elements[name].value);
  }
}

/** What a button writes into fields: one value, a piece of the text around it, or a query. */
export function filling(button) {
  const { state, for: name, from, to } = button.dataset;
  if (state) return [...new URLSearchParams(state)];
  if (!from) return name ? [[name, button.value]] : [];
  const signs = [...button.closest("[data-text]").dataset.text];
  return [[name, [...signs.slice(0, from), button.value, ...signs.slice(to)].join("")]];
}
