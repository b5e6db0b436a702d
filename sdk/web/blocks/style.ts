/** A slot takes the page's own font and colours. */
export const slotStyle = `
.slot { display: flex; gap: 16px; align-items: start; font: inherit; color: inherit; }
.slot > div { flex: 1; }
h2 { margin: 0 0 4px; font-size: 1.15em; line-height: 1.25; }
p { margin: 0 0 8px; }
img { width: 96px; max-width: 33%; height: auto; }
a { color: inherit; font-weight: 600; }
.close { font: inherit; line-height: 1; width: 32px; height: 32px; border: 0; background: none; color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
`
