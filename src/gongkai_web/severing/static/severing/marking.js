// Drawing over the picture ticks the words below in the list, which alone are sent. Where there are no words, what was drawn is sent itself.
const sheet = document.getElementById("sheet");
const form = document.getElementById("marking");
const SVG = "http://www.w3.org/2000/svg";

function placed(kind, [left, top, right, bottom]) {
  const rect = document.createElementNS(SVG, "rect");
  rect.setAttribute("class", kind);
  for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) rect.setAttribute(name, value);
  sheet.append(rect);
  return rect;
}

const words = [...form.querySelectorAll("input[data-word]")].map((input) => {
  const box = input.value.split(",").map(Number);
  return { input, box, rect: placed("word", box) };
});
const lines = [...form.querySelectorAll("input[name=box]:not([data-word])")];

function show() {
  const whole = lines.filter((line) => line.checked).map((line) => line.value.split(",").map(Number));
  for (const { input, box, rect } of words) {
    const inLine = whole.some(([left, top, right, bottom]) => box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom);
    rect.classList.toggle("chosen", input.checked || inLine);
  }
}

function at(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(sheet.getScreenCTM().inverse());
  return [point.x, point.y];
}

const band = ([x0, y0], [x1, y1]) => [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
const touched = ([left, top, right, bottom]) => words.filter(({ box }) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top);

function draw(box) {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name: "box", value: box.map((side) => side.toFixed(2)).join(",") });
  form.append(input);
  const rect = placed("drawn", box);
  rect.addEventListener("click", () => { input.remove(); rect.remove(); });
}

let start = null;
let drawn = null;

sheet.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || event.target.classList.contains("drawn")) return;
  event.preventDefault();
  start = at(event);
  sheet.setPointerCapture(event.pointerId);
});

sheet.addEventListener("pointermove", (event) => {
  if (!start) return;
  drawn?.remove();
  drawn = placed("band", band(start, at(event)));
});

sheet.addEventListener("pointercancel", () => { start = null; drawn?.remove(); });

sheet.addEventListener("pointerup", (event) => {
  if (!start) return;
  const box = band(start, at(event));
  const moved = box[2] - box[0] > 2 || box[3] - box[1] > 2;
  start = null;
  drawn?.remove();
  const found = touched(box);
  if (found.length) for (const { input } of found) input.checked = moved || !input.checked;
  else if (moved) draw(box);
  show();
});

form.addEventListener("change", show);
form.addEventListener("reset", () => {
  for (const rect of sheet.querySelectorAll(".drawn")) rect.dispatchEvent(new Event("click"));
  setTimeout(show);
});
for (const [kind, on] of [["focusin", true], ["focusout", false]]) {
  form.addEventListener(kind, (event) => words.find(({ input }) => input === event.target)?.rect.classList.toggle("at", on));
}
show();
