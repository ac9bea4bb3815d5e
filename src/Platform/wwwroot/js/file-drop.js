// Files dropped on an item's page, or pasted into it, go into the form that sends files; sending stays a person's act.

/** @param {FileList} files */
function offer(files) {
  const field = document.querySelector('#files input[type="file"]');
  if (!(field instanceof HTMLInputElement) || files.length === 0) return false;
  const all = new DataTransfer();
  for (const file of [...(field.files ?? []), ...files]) all.items.add(file);
  field.files = all.files;
  const part = field.closest("details");
  if (part) part.open = true;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.scrollIntoView({ block: "center" });
  field.closest("form")?.querySelector("button")?.focus();
  return true;
}

const carriesFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
const ownField = (/** @type {Event} */ event) => event.target instanceof HTMLInputElement && event.target.type === "file";

addEventListener("dragover", event => {
  if (!carriesFiles(event) || ownField(event) || !document.querySelector("#files")) return;
  event.preventDefault();
  document.querySelector("#files")?.classList.add("is-target");
});
addEventListener("dragleave", event => {
  if (event.relatedTarget === null) document.querySelector("#files")?.classList.remove("is-target");
});
addEventListener("drop", event => {
  document.querySelector("#files")?.classList.remove("is-target");
  if (!carriesFiles(event) || ownField(event) || !event.dataTransfer) return;
  if (offer(event.dataTransfer.files)) event.preventDefault();
});
addEventListener("paste", event => {
  if (event.clipboardData && event.clipboardData.files.length > 0 && offer(event.clipboardData.files)) event.preventDefault();
});
