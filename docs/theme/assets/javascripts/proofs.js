// Style sheets open the proofs, by pointer, tap or keyboard; Escape closes them.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const claim of document.querySelectorAll(".claim:hover, .claim:focus-within")) {
    claim.classList.add("shut");
    const reopen = () => claim.classList.remove("shut");
    claim.addEventListener("pointerleave", reopen, { once: true });
    claim.addEventListener("focusin", reopen, { once: true });
    claim.addEventListener("focusout", reopen, { once: true });
  }
});

// Print what is folded.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
