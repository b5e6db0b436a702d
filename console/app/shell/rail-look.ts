/** How a page stands in the rail, at the left edge and at the bottom. */
export const railLook =
  'flex h-13 min-w-14 flex-col items-center justify-center gap-1 rounded-control px-0.5 text-12 text-text-2 transition-colors duration-120 hover:bg-sunken hover:text-text data-[status=active]:bg-brand-soft data-[status=active]:font-strong data-[status=active]:text-brand-text'
