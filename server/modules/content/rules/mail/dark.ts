/** Colours of a message in dark mode: ground, sheet, text; text on sheet is 14:1. Buttons keep the brand's colours. */
export const darkColours = { page: '#141210', sheet: '#1d1a17', text: '#ece9e4', link: '#8ec7ff' } as const

/** What a mail looks like in dark mode and on narrow screens, for clients that know media queries. */
export const darkStyle = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.s-narrow { display: none; }
@media (max-width: 480px) {
  .s-wide { display: none !important; }
  .s-narrow { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .s-page, body { background-color: ${darkColours.page} !important; }
  .s-sheet, .s-sheet > table { background-color: ${darkColours.sheet} !important; }
  .s-text div, .s-text p, .s-text li, .s-text span { color: ${darkColours.text} !important; }
  .s-text a { color: ${darkColours.link} !important; }
}
`
