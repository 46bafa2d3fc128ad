/** What the style sheet may set; all of it is inherited. */
const properties = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight"];

/** Writes what the style sheet says about an element onto its copy, as far as it does not follow from the parent. */
function inline(copy: Element, original: Element, root: SVGSVGElement): void {
  const computed = window.getComputedStyle(original);
  const parent = original === root ? null : window.getComputedStyle(original.parentElement ?? root);
  for (const property of properties) {
    const value = computed.getPropertyValue(property);
    if (value === parent?.getPropertyValue(property)) copy.removeAttribute(property);
    else copy.setAttribute(property, value.replace(/"/g, "'"));
  }
  for (const name of ["class", "tabindex", "role", "aria-hidden"]) copy.removeAttribute(name);
}

/** The drawing as a file that looks the same without the workbench's style sheet. */
export function standalone(svg: SVGSVGElement, title: string, description: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  for (const [index, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const original = originals[index];
    if (original) inline(element, original, svg);
  }
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const background = document.createElementNS(copy.namespaceURI, "rect");
  background.setAttribute("width", "100%");
  background.setAttribute("height", "100%");
  background.setAttribute("fill", window.getComputedStyle(svg.closest("figure") ?? document.body).backgroundColor);
  const [name, words] = ["title", "desc"].map((tag) => document.createElementNS(copy.namespaceURI, tag));
  if (name) name.textContent = title;
  if (words) words.textContent = description;
  copy.prepend(...[name, words, background].filter((node) => node !== undefined));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}
