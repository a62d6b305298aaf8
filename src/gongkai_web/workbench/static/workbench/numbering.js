// The sample follows every change of a part; without script the button shows it.
const form = document.getElementById("numbering");
const place = document.getElementById("sample");
let latest = 0;

form.addEventListener("input", async () => {
  const turn = ++latest;
  const parts = new FormData(form, form.elements.show);
  const answer = await fetch(location.href, { method: "POST", body: parts });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const shown = page.getElementById("sample");
  if (turn === latest && shown) place.replaceChildren(...shown.childNodes);
});
