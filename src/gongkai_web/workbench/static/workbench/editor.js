// The editor writes a <style> element into the page unless there is one with this mark. What it would write stands in editor.css,
// so that the content policy need not allow written styles; the nonce lets this one, which is empty, pass.
const mark = document.createElement("style");
mark.setAttribute("data-tiptap-style", "");
mark.nonce = document.currentScript.nonce;
document.head.append(mark);

// It speaks English; the words of the page's language come with the script element.
const words = JSON.parse(document.currentScript.dataset.words);
window.gettext = (text) => words[text] ?? text;
const translated = (node) => {
  for (const name of ["title", "aria-label"]) {
    const text = words[node.getAttribute(name)];
    if (text) {
      node.setAttribute(name, text);
    }
  }
  for (const text of node.matches(".material-icons") ? [] : node.childNodes) {
    if (text.nodeType === Node.TEXT_NODE && words[text.data.trim()]) {
      text.data = words[text.data.trim()];
    }
  }
};
new MutationObserver(() => {
  document.querySelectorAll(".prose-menubar *, .prose-editor-dialog *").forEach(translated);
  document.querySelectorAll(".prose-editor [role=textbox]:not([aria-label])").forEach((box) => {
    box.setAttribute("aria-label", box.closest(".field").querySelector("label").textContent);
  });
}).observe(document, { childList: true, subtree: true });

// In a table the editor takes Tab for the next cell, and after the last one for a new row: whoever has only keys would never get out.
// From the last cell Tab goes on to what follows the editor, as everywhere else; a row is added from the menu.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Tab" || event.shiftKey || !event.target.closest(".prose-editor")) {
      return;
    }
    const at = document.getSelection().anchorNode;
    const cell = (at instanceof Element ? at : at?.parentElement)?.closest("td, th");
    if (cell && cell === [...cell.closest("table").querySelectorAll("td, th")].at(-1)) {
      event.stopImmediatePropagation();
    }
  },
  true,
);
