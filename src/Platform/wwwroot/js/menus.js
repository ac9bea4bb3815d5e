// Menus are native popovers. This adds arrow keys, closing after a choice, and a place beside the button where the browser can not anchor.

const anchored = CSS.supports("position-area", "block-end");

addEventListener("toggle", event => {
  const menu = event.target;
  if (!(menu instanceof HTMLElement) || !menu.matches("[data-menu]") || /** @type {ToggleEvent} */ (event).newState !== "open") return;
  if (!anchored) place(menu);
  if (menu.dataset.menu !== "form") items(menu)[0]?.focus({ preventScroll: true });
  else /** @type {HTMLElement | null} */ (menu.querySelector("input:checked, input:not([type=hidden]), select, textarea, button"))?.focus({ preventScroll: true });
}, true);

addEventListener("keydown", event => {
  const menu = /** @type {Element} */ (event.target).closest?.("[data-menu]:not([data-menu='form'])");
  if (!(menu instanceof HTMLElement) || !menu.matches(":popover-open")) return;
  const all = items(menu);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined) {
    if (event.key === "Tab") menu.hidePopover();
    return;
  }
  event.preventDefault();
  all.at(next % all.length)?.focus();
});

addEventListener("click", event => {
  const chosen = /** @type {Element} */ (event.target).closest?.(".menu-item");
  const menu = chosen?.closest("[data-menu]");
  if (menu instanceof HTMLElement && menu.matches(":popover-open")) setTimeout(() => menu.hidePopover());
});

/** @param {HTMLElement} menu @returns {HTMLElement[]} */
const items = menu => [...menu.querySelectorAll(".menu-item")].filter(item => item instanceof HTMLElement);

/** @param {HTMLElement} menu */
function place(menu) {
  const button = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`)?.getBoundingClientRect();
  if (!button) return;
  const { width, height } = menu.getBoundingClientRect();
  const below = button.bottom + 4 + height < innerHeight;
  const left = menu.matches(".menu-end") ? button.right - width : button.left;
  Object.assign(menu.style, {
    position: "fixed",
    inset: "auto",
    left: `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`,
    top: `${Math.max(8, below ? button.bottom + 4 : button.top - height - 4)}px`,
  });
}
