import { readSettings, type Splot, type WebSettings } from '../core.ts'
import { make, openRoot } from '../dom.ts'
import { applyChoice } from './acts.ts'
import { createStand } from './stand.ts'
import { writeStyle } from './style.ts'
import { type Answers, type Shown, showDetails, showQuestion, showReopen } from './view.ts'

/** Asks once, keeps the answer, and stands ready to be asked again. */
function openBanner(splot: Splot, settings: WebSettings): void {
  const { language } = splot.options
  const words = settings.banner.words[language]
  const purposes = settings.purposes.filter((one) => one.id !== 'ads' || !splot.hasGpc)
  const host = make('div', { id: 'splot-consent', lang: language })
  const root = openRoot(host, writeStyle(settings.brand))
  // First in the page: whoever comes by keyboard meets it first.
  document.body.prepend(host)
  const stand = createStand(root)
  let cameFrom: Element | null = null
  const all = (isYes: boolean) => Object.fromEntries(purposes.map(({ id }) => [id, isYes]))
  const shown = (): Shown => ({
    words,
    language,
    brand: settings.brand.name,
    purposes,
    hasGpc: splot.hasGpc,
    chosen: splot.choice()?.purposes ?? {},
  })
  const rest = () => {
    const isOffered = document.querySelector('[data-splot-consent]') !== null
    stand.clear(isOffered || splot.choice() === null ? [] : [showReopen(words, open)])
    const back = cameFrom === host ? root.querySelector('button') : cameFrom
    if (back instanceof HTMLElement) back.focus()
    cameFrom = null
  }
  const answer = (chosen: Readonly<Record<string, boolean>>) => {
    applyChoice(splot, settings, purposes, chosen)
    rest()
  }
  const answers: Answers = {
    refuse: () => answer(all(false)),
    agree: () => answer(all(true)),
    save: answer,
    details: () => showAndFocus(),
    close: null,
  }
  const showAndFocus = () => {
    const isAskedFor = cameFrom !== null
    const box = showDetails(shown(), { ...answers, close: isAskedFor ? rest : null })
    stand.show(box)
    box.querySelector('h2')?.focus()
  }
  const open = () => {
    cameFrom = document.activeElement ?? document.body
    showAndFocus()
  }
  // Going away without an answer is no yes: nothing is kept, and the next page asks.
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape' && root.querySelector('.box')) rest()
  })
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-splot-consent]')) return
    event.preventDefault()
    open()
  })
  splot.openBanner = open
  if (splot.choice() !== null || purposes.length === 0) rest()
  else stand.show(showQuestion(shown(), answers))
}

const { splot } = window
// Without the settings there is nothing to agree to: nothing is granted.
if (splot !== undefined)
  readSettings(splot.options).then(
    (settings) => settings.banner.isOn && openBanner(splot, settings),
    () => {},
  )
