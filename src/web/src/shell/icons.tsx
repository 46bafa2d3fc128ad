import type { Page } from "../route";

const drawings: Record<Page, string> = {
  overview: "M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",
  quotes: "M4 5h12M4 9h12M4 13h7M14 12.5l3 3M15 11a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z",
  read: "M10 5C8 3.6 5.5 3.5 3 4v11c2.5-.5 5-.4 7 1 2-1.4 4.5-1.5 7-1V4c-2.5-.5-5-.4-7 1zM10 5v11",
  review: "M3 10.5l4 4L17 4.5M3 17h14",
  agreement: "M8 14a5 5 0 1 1 0-8 M12 6a5 5 0 1 1 0 8M10 7.5v5",
  codebook: "M5 3h11v14H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM7 7h6M7 10h6M7 13h4",
  sources: "M3 5h5l2 2h7v9H3zM3 9h14",
};

export function Icon({ page }: { page: Page }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor"
      stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
      <path d={drawings[page]} />
    </svg>
  );
}
