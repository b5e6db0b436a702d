import type { Splot } from '../core.ts'
import { make, openRoot } from '../dom.ts'
import { findProof } from './work.ts'

interface FormReply {
  html: string
  css: string
}

const failed = {
  pl: 'Nie udało się wysłać formularza. Sprawdź połączenie i spróbuj ponownie.',
  en: 'The form could not be sent. Check your connection and try again.',
} as const

/** Our own server's markup, through a policy where the page demands one. */
function trust(html: string): string {
  const types: unknown = Reflect.get(window, 'trustedTypes')
  if (typeof types !== 'object' || types === null) return html
  const make: unknown = Reflect.get(types, 'createPolicy')
  if (typeof make !== 'function') return html
  policy ??= Reflect.apply(make, types, ['splot', { createHTML: (text: string) => text }])
  return policy?.createHTML(html) ?? html
}
let policy: { createHTML(html: string): string } | undefined

/** What the page knows beside what she typed: whence she came, and her id where she allows one. */
async function addHidden(form: HTMLFormElement, splot: Splot): Promise<void> {
  const put = (name: string, value: string) => {
    const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (field !== null) field.value = value
  }
  // The page she came by stands there already where the form was sent back to her.
  const fill = (name: string, value: string) => {
    if (form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value === '') put(name, value)
  }
  if (splot.choice()?.storage === true) put('_anonymous', splot.anonymousId())
  fill('_page', location.href)
  fill('_title', document.title)
  fill('_referrer', document.referrer)
  const token = form.querySelector<HTMLInputElement>('input[name="_token"]')?.value ?? ''
  put('_proof', (await findProof(token)) ?? '')
}

/** A form that stands in our own page: it is filled up and goes the plain way. */
function guard(form: HTMLFormElement, splot: Splot): void {
  watch(form, form, splot)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void addHidden(form, splot).then(() => form.submit())
  })
}

/** A form of ours in somebody's page. */
async function embed(place: HTMLElement, splot: Splot): Promise<void> {
  const { host, key, language } = splot.options
  const address = `${host}/s/${key}/forms/${place.dataset.splotForm}?lang=${language}`
  const show = ({ html, css }: FormReply, isAnswer: boolean) => {
    const root = openRoot(place, css)
    root.innerHTML = trust(html)
    if (isAnswer) root.querySelector<HTMLElement>('[data-focus]')?.focus()
    const form = root.querySelector('form')
    if (form !== null && !isAnswer) watch(place, form, splot)
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void send(form, root)
    })
  }
  const send = async (form: HTMLFormElement, root: ShadowRoot) => {
    const button = form.querySelector('button')
    button?.setAttribute('aria-disabled', 'true')
    try {
      await addHidden(form, splot)
      const body = new URLSearchParams()
      for (const [name, value] of new FormData(form)) body.append(name, String(value))
      const reply = await fetch(address, { method: 'POST', body, credentials: 'omit' })
      show(await reply.json(), true)
    } catch {
      // No network, no JSON: the visitor is told, and may send it again.
      button?.removeAttribute('aria-disabled')
      root.querySelector('[role=alert]')?.remove()
      form.prepend(make('p', { role: 'alert', class: 'fault' }, failed[language]))
    }
  }
  const reply = await fetch(address, { credentials: 'omit' })
  if (reply.ok) show(await reply.json(), false)
}

/** Says once that it came into sight, and once that somebody began. */
function watch(place: Element, form: HTMLFormElement, splot: Splot): void {
  const form_name = form.querySelector('h1, h2')?.textContent ?? undefined
  const about = { form_id: form.dataset.splotForm, form_name, page_name: document.title }
  form.addEventListener('input', () => splot.track('Form Started', about), { once: true })
  const observer = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return
    observer.disconnect()
    splot.track('Form Viewed', about)
  })
  observer.observe(place)
}

/** Every form of the page. */
export function serveForms(splot: Splot): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-splot-form]'))
    if (place instanceof HTMLFormElement) guard(place, splot)
    // A page must not break for a form that cannot be had.
    else void embed(place, splot).catch(() => {})
}
