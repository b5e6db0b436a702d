/** Colours are the console's tokens; the page must stand alone, so it carries the few it uses. */
export const explorerCss = `
:root{color-scheme:light dark;--canvas:light-dark(oklch(.968 .006 78),oklch(.185 .006 70));--surface:light-dark(oklch(.993 .003 80),oklch(.22 .007 70));--sunken:light-dark(oklch(.949 .007 78),oklch(.165 .005 70));--line:light-dark(oklch(.905 .008 76),oklch(.305 .008 70));--text:light-dark(oklch(.235 .014 60),oklch(.935 .008 80));--text-2:light-dark(oklch(.43 .014 65),oklch(.775 .01 78));--text-3:light-dark(oklch(.515 .014 68),oklch(.675 .01 76));--brand:light-dark(oklch(.47 .16 18),oklch(.755 .125 18));--ok:light-dark(oklch(.47 .115 152),oklch(.78 .135 152));--warn:light-dark(oklch(.5 .105 72),oklch(.82 .125 82));--info:light-dark(oklch(.48 .12 252),oklch(.77 .105 250));--danger:light-dark(oklch(.52 .19 32),oklch(.73 .165 32))}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;display:grid;grid-template-columns:260px minmax(0,1fr);background:var(--canvas);color:var(--text);font:15px/1.55 "Inter Variable",Inter,system-ui,sans-serif}
a{color:inherit}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px;border-radius:4px}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:20px 12px 40px 20px;border-right:1px solid var(--line)}
nav .home{display:flex;gap:10px;align-items:center;font-weight:600;text-decoration:none;margin-bottom:16px}
nav input{width:100%;padding:7px 10px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:inherit;font:inherit;font-size:14px}
nav h2{margin:22px 0 6px;font-size:12px;font-weight:600;color:var(--text-3)}
nav ul{list-style:none;margin:0;padding:0}
nav li a{display:block;padding:3px 6px;border-radius:6px;font-size:13.5px;color:var(--text-2);text-decoration:none;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
nav li a:hover{background:var(--sunken);color:var(--text)}
nav b{display:inline-block;width:46px;font-size:10.5px}
b.get,b.post,b.put,b.patch,b.delete{text-transform:uppercase;font-weight:600;letter-spacing:.02em}
b.get{color:var(--info)}b.post{color:var(--ok)}b.put,b.patch{color:var(--warn)}b.delete{color:var(--danger)}
main{padding:32px 40px 120px;max-width:1240px}
h1{font-size:28px;line-height:1.2;margin:0 0 8px;font-weight:600;letter-spacing:-.015em}
header p{margin:0 0 4px;color:var(--text-2)}
section{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,.85fr);gap:36px;padding:32px 0;border-top:1px solid var(--line);margin-top:32px;scroll-margin-top:0}
section+section{margin-top:0}
h3{font-size:18px;margin:0 0 6px;font-weight:600}
h4{font-size:13px;margin:20px 0 6px;font-weight:600;color:var(--text-2)}
.call{margin:0 0 2px}.call b{margin-right:6px;font-size:12px}
.who{margin:0;font-size:13.5px;color:var(--text-3)}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:13px}
.shape{list-style:none;margin:0;padding:0}
.shape li{padding:5px 0;border-top:1px solid var(--line)}
.shape>li:first-child{border-top:0}
.shape .shape{margin:6px 0 2px;padding-left:14px;border-left:1px solid var(--line)}
.field{font-weight:600}.field i{font-style:normal;font-weight:400;color:var(--text-3)}
.type{font-size:13px;color:var(--text-3);overflow-wrap:anywhere}
.note{display:block;font-size:13.5px;color:var(--text-2)}
.status{font-size:12px;font-variant-numeric:tabular-nums;color:var(--text-3);font-weight:400}
details{margin-top:18px;font-size:13.5px}summary{cursor:pointer;color:var(--text-2)}
.refusals{list-style:none;margin:8px 0 0;padding:0;columns:2}
.samples{position:sticky;top:24px;align-self:start;min-width:0}
.tabs{display:flex;gap:4px;margin-bottom:6px}
.tabs button{border:0;background:none;color:var(--text-3);font:inherit;font-size:13px;padding:4px 8px;border-radius:6px;cursor:pointer}
.tabs button:hover{background:var(--sunken);color:var(--text)}
.tabs .copy{margin-left:auto}
[data-sample=curl] [data-show=curl],[data-sample=typescript] [data-show=typescript],[data-sample=php] [data-show=php]{color:var(--text);background:var(--sunken)}
pre{display:none;margin:0;padding:14px 16px;overflow:auto;max-height:70vh;background:var(--surface);border:1px solid var(--line);border-radius:10px;line-height:1.5}
[data-sample=curl] pre[data-kind=curl],[data-sample=typescript] pre[data-kind=typescript],[data-sample=php] pre[data-kind=php]{display:block}
[hidden]{display:none!important}
@media(max-width:1080px){section{grid-template-columns:minmax(0,1fr);gap:18px}.samples{position:static}}
@media(max-width:760px){body{display:block}nav{position:static;height:auto;max-height:none;border-right:0;border-bottom:1px solid var(--line);padding:16px}nav h2,nav ul{display:none}main{padding:20px 16px 80px}section{padding:24px 0}.refusals{columns:1}.tabs button{padding:8px 10px}}
`

/** Three comforts: filter, choice of the sample's language, copy. Runs in the browser. */
export const explorerJs = `
const root = document.documentElement
const filter = document.querySelector('#filter')
filter.addEventListener('input', () => {
  const wanted = filter.value.trim().toLowerCase()
  for (const section of document.querySelectorAll('section')) {
    section.hidden = !section.dataset.find.includes(wanted)
    document.querySelector('nav a[href="#' + section.id + '"]').parentElement.hidden = section.hidden
  }
  for (const list of document.querySelectorAll('nav ul')) {
    const isEmpty = [...list.children].every((one) => one.hidden)
    list.hidden = list.previousElementSibling.hidden = isEmpty
  }
})
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === filter) return
  event.preventDefault()
  filter.focus()
})
document.addEventListener('click', async (event) => {
  const button = event.target.closest('button')
  if (!button) return
  if (button.dataset.show) root.dataset.sample = button.dataset.show
  if (!button.classList.contains('copy')) return
  const shown = button.closest('.samples').querySelector('pre[data-kind="' + root.dataset.sample + '"]')
  await navigator.clipboard.writeText(shown.textContent)
  const before = button.textContent
  button.textContent = button.dataset.done
  setTimeout(() => { button.textContent = before }, 1500)
})
`
