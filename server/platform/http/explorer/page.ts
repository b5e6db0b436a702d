import type { Language } from '../../errors.ts'
import type { OpenApi, Operation } from '../openapi.ts'
import { makeSamples, sampleKinds } from './samples.ts'
import { escapeHtml, renderShape, writeType } from './shape.ts'

interface Entry {
  method: string
  path: string
  operation: Operation
}

const words = {
  title: { pl: 'Splot: opis API', en: 'Splot API' },
  lead: {
    pl: 'Wszystko, co potrafi serwer: zdarzenia z każdego kanału do środka, żywi klienci na zewnątrz.',
    en: 'Everything the server can do: events of every channel in, live customers out.',
  },
  filter: { pl: 'Szukaj operacji', en: 'Find an operation' },
  description: { pl: 'Opis maszynowy', en: 'Machine-readable' },
  needs: { pl: 'Uprawnienie', en: 'Permission' },
  parameters: { pl: 'Parametry', en: 'Parameters' },
  body: { pl: 'Treść', en: 'Body' },
  reply: { pl: 'Odpowiedź', en: 'Reply' },
  refusals: { pl: 'Odmowy', en: 'Refusals' },
  copy: { pl: 'Kopiuj', en: 'Copy' },
  copied: { pl: 'Skopiowano', en: 'Copied' },
  writeKey: { pl: 'klucz zapisu', en: 'write key' },
  secretKey: { pl: 'klucz tajny', en: 'secret key' },
  session: { pl: 'sesja', en: 'session' },
  anybody: { pl: 'bez logowania', en: 'no sign-in' },
} as const satisfies Record<string, Record<Language, string>>

/** The reference as one page that needs nothing from elsewhere and reads without scripts. */
export function renderExplorer(doc: OpenApi, language: Language): string {
  const say = (key: keyof typeof words) => words[key][language]
  const groups = doc.tags.map(({ name }) => ({ name, entries: listEntries(doc, name) }))
  const menu = groups.map(
    ({ name, entries }) => `<h2>${escapeHtml(name)}</h2><ul>${entries.map(renderLink).join('')}</ul>`,
  )
  const sections = groups.flatMap(({ entries }) => entries.map((entry) => renderEntry(doc, entry, say)))
  return `<!doctype html>
<html lang="${language}" data-sample="curl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
<link rel="icon" href="/logo.svg">
<link rel="stylesheet" href="/docs/explorer.css">
<script src="/docs/explorer.js" defer></script>
</head>
<body>
<nav aria-label="${say('title')}">
<a class="home" href="/docs"><img src="/logo.svg" alt="" width="24" height="24">Splot API</a>
<input type="search" id="filter" placeholder="${say('filter')}" aria-label="${say('filter')}">
${menu.join('\n')}
</nav>
<main>
<header><h1>${say('title')}</h1><p>${say('lead')}</p><p>${say('description')}: <a href="/api/openapi.json">/api/openapi.json</a></p></header>
${sections.join('\n')}
</main>
</body>
</html>`
}

type Say = (key: keyof typeof words) => string

function listEntries(doc: OpenApi, tag: string): Entry[] {
  return Object.entries(doc.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ method, path, operation })),
  )
}

function renderLink({ method, operation }: Entry): string {
  const { operationId, summary } = operation
  return `<li><a href="#${operationId}" title="${escapeHtml(summary)}"><b class="${method}">${method}</b> ${operationId}</a></li>`
}

function renderEntry(doc: OpenApi, entry: Entry, say: Say): string {
  const { method, path, operation } = entry
  const { operationId, summary } = operation
  const body = operation.requestBody?.content['application/json']?.schema
  const reply = Object.values(operation.responses['200']?.content ?? {})[0]?.schema
  const parts = [
    renderParameters(doc, operation, say),
    body ? `<h4>${say('body')}</h4>${renderShape(doc, body)}` : '',
    reply
      ? `<h4>${say('reply')} <span class="status">200</span></h4>${renderShape(doc, reply) || `<p class="type">${escapeHtml(writeType(doc, reply))}</p>`}`
      : '',
    renderRefusals(operation, say),
  ]
  return `<section id="${operationId}" data-find="${escapeHtml(`${operationId} ${path} ${summary}`.toLowerCase())}">
<div class="about">
<h3>${escapeHtml(summary)}</h3>
<p class="call"><b class="${method}">${method}</b> <code>${escapeHtml(path)}</code></p>
<p class="who">${describeWho(operation, say)}</p>
${parts.join('\n')}
</div>
<div class="samples">${renderSamples(doc, entry, say)}</div>
</section>`
}

function describeWho(operation: Operation, say: Say): string {
  const kinds = operation.security.flatMap((one) => Object.keys(one)) as (
    | 'writeKey'
    | 'secretKey'
    | 'session'
  )[]
  const who = kinds.length === 0 ? say('anybody') : kinds.map(say).join(', ')
  const scope = operation['x-scope']
  return scope ? `${who} · ${say('needs')} <code>${scope}</code>` : who
}

function renderParameters(doc: OpenApi, operation: Operation, say: Say): string {
  const rows = (operation.parameters ?? []).map((one) => {
    const note = one.description ? `<span class="note">${escapeHtml(one.description)}</span>` : ''
    const name = `${escapeHtml(one.name)}${one.required ? '' : '<i>?</i>'}`
    return `<li><code class="field">${name}</code> <span class="type">${one.in} · ${escapeHtml(writeType(doc, one.schema))}</span> ${note}</li>`
  })
  return rows.length === 0 ? '' : `<h4>${say('parameters')}</h4><ul class="shape">${rows.join('')}</ul>`
}

function renderRefusals(operation: Operation, say: Say): string {
  const rows = Object.entries(operation.responses).flatMap(([status, answer]) =>
    (answer['x-codes'] ?? []).map(
      (code) => `<li><span class="status">${status}</span> <code>${code}</code></li>`,
    ),
  )
  return `<details><summary>${say('refusals')} (${rows.length})</summary><ul class="refusals">${rows.join('')}</ul></details>`
}

function renderSamples(doc: OpenApi, entry: Entry, say: Say): string {
  const samples = makeSamples(doc, entry)
  const tabs = sampleKinds.map((kind) => `<button type="button" data-show="${kind}">${kind}</button>`)
  const texts = sampleKinds.map(
    (kind) => `<pre data-kind="${kind}" tabindex="0"><code>${escapeHtml(samples[kind])}</code></pre>`,
  )
  return `<div class="tabs">${tabs.join('')}<button type="button" class="copy" data-done="${say('copied')}">${say('copy')}</button></div>${texts.join('')}`
}
