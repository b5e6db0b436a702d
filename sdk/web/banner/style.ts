import type { WebSettings } from '../core.ts'

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** Refusing and agreeing share one class: same level, size and weight. */
export function writeStyle({ accent, onAccent }: WebSettings['brand']): string {
  const [ground, text] = isColour(accent) && isColour(onAccent) ? [accent, onAccent] : ['#231d18', '#ffffff']
  return `
/* In the page's own font, and otherwise untouched by its styles. */
:host { all: initial; font-family: inherit; }
* { box-sizing: border-box; }
.box, .again { position: fixed; z-index: 2147483000; font-size: 16px; line-height: 1.5; color: #231d18; }
.box { inset: auto 16px 16px 16px; max-width: 640px; margin: 0 auto; max-height: 85vh; overflow: auto; padding: 20px;
  background: #fff; border: 1px solid #8f8880; border-radius: 10px; box-shadow: 0 8px 32px rgb(0 0 0 / .18); }
h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.25; }
p { margin: 0 0 16px; }
fieldset { margin: 0 0 16px; padding: 0; border: 0; }
legend { padding: 0; font-weight: 600; }
label { display: flex; gap: 12px; align-items: start; padding: 12px 0; border-top: 1px solid #e3dfda; }
label b { display: block; }
input { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: ${ground}; }
.acts { display: flex; flex-wrap: wrap; gap: 12px; }
button { font: inherit; cursor: pointer; border-radius: 6px; min-height: 44px; }
.act { flex: 1 1 140px; padding: 8px 16px; border: 1px solid ${ground}; background: ${ground}; color: ${text}; font-weight: 600; }
.more { flex: 1 1 100%; padding: 8px 16px; border: 1px solid #8f8880; background: #fff; color: #231d18; }
.again { left: 16px; bottom: 16px; padding: 4px 12px; border: 1px solid #8f8880; background: #fff; font-size: 14px; }
:focus-visible { outline: 2px solid #0059a2; outline-offset: 2px; }
`
}
