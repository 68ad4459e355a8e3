// A slide shows one window at a time, with buttons; without this script all stand side by side.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const pace = 2000; // milliseconds a window

const made = (name, properties) => Object.assign(document.createElement(name), properties);

function player(slide) {
  const frames = [...slide.lastElementChild.children];
  const last = frames.length - 1;
  const words = slide.dataset.words.split("|");
  const told = made("output", { className: "slide-told" });
  const keys = made("div", { className: "slide-keys" });
  const [back, play, on] = [words[0], words[1], words[3]].map((textContent) =>
    made("button", { type: "button", className: "tool", textContent }));
  let at = 0;
  let timer = 0;

  function show(to) {
    frames[at].classList.remove("now");
    at = Math.max(0, Math.min(to, last));
    frames[at].classList.add("now");
    back.ariaDisabled = at === 0;
    on.ariaDisabled = at === last;
    if (!timer) told.textContent = frames[at].querySelector("desc").textContent;
  }

  function run(wanted) {
    clearInterval(timer);
    timer = wanted ? setInterval(() => (at < last ? show(at + 1) : run(false)), pace) : 0;
    play.textContent = words[wanted ? 2 : 1];
    show(at);
  }

  function step(to) {
    run(false);
    show(to);
  }

  back.onclick = () => step(at - 1);
  on.onclick = () => step(at + 1);
  play.onclick = () => {
    if (!timer && at === last) show(0);
    run(!timer);
  };
  keys.onkeydown = (event) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    step(to);
  };
  keys.append(back, play, on, told);
  slide.after(keys);
  slide.classList.add("live");
  show(0);
  const seen = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    seen.disconnect();
    if (!calm.matches) run(true);
  }, { threshold: 0.8 });
  seen.observe(slide);
}

document.querySelectorAll(".slide").forEach(player);
