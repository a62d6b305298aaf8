// Conveniences; without script the pages lack nothing that they say.

const find = document.getElementById("find");
const list = document.getElementById("suggestions");
let waiting = 0;

async function suggest() {
  const typed = find.value.trim();
  if (typed.length < 2) return list.replaceChildren();
  const answer = await fetch(`${find.dataset.suggest}?q=${encodeURIComponent(typed)}`);
  if (!answer.ok || find.value.trim() !== typed) return;
  list.replaceChildren(...(await answer.json()).map((text) => Object.assign(document.createElement("option"), { value: text })));
}

find?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 200);
});

for (const box of document.querySelectorAll(".scripted")) box.hidden = false;
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
document.querySelector("[data-copies]")?.addEventListener("click", async (event) => {
  await navigator.clipboard.writeText(document.querySelector("[data-copy]").textContent.trim());
  event.target.textContent = event.target.dataset.done;
});
