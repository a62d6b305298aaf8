// What is public already is offered while somebody writes what they want. It is sent in the body, where no log sees it; nothing else of the form goes along.

const box = document.querySelector("[data-offers]");
const place = document.getElementById("offers");
const said = document.getElementById("offers-said");
const most = 1000;
let waiting = 0;
let last = "";
let asking = null;

async function offer() {
  const content = box.value.trim().slice(0, most);
  if (content === last) return;
  last = content;
  asking?.abort();
  asking = new AbortController();
  const body = new URLSearchParams({ content, organ: box.form.elements.organ?.value ?? "" });
  try {
    const answer = await fetch(box.dataset.offers, { method: "POST", body, signal: asking.signal });
    place.innerHTML = answer.ok ? await answer.text() : "";
  } catch {
    return; // another was asked meanwhile, or the line broke: the next page offers the same
  }
  said.textContent = place.firstElementChild?.dataset.said ?? "";
}

function later(event) {
  clearTimeout(waiting);
  if (!event?.isComposing) waiting = setTimeout(offer, 400);
}

box?.addEventListener("input", later);
box?.addEventListener("compositionend", later);
if (box?.value) later();
