const properties = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight"];

/** The drawing as a file that looks the same without the workbench's style sheet. */
export function standalone(svg: SVGSVGElement, title: string, description: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll("*");
  for (const [index, element] of [...copy.querySelectorAll("*")].entries()) {
    const original = originals[index];
    if (!original) continue;
    const computed = window.getComputedStyle(original);
    for (const property of properties) element.setAttribute(property, computed.getPropertyValue(property));
    element.removeAttribute("class");
    element.removeAttribute("tabindex");
  }
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const background = document.createElementNS(copy.namespaceURI, "rect");
  background.setAttribute("width", "100%");
  background.setAttribute("height", "100%");
  background.setAttribute("fill", window.getComputedStyle(document.body).backgroundColor);
  const [name, words] = ["title", "desc"].map((tag) => document.createElementNS(copy.namespaceURI, tag));
  if (name) name.textContent = title;
  if (words) words.textContent = description;
  copy.prepend(...[name, words, background].filter((node) => node !== undefined));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}
