type Json = Record<string, unknown>

declare const __VERSION__: string

const library = { name: 'splot.js', version: __VERSION__ }

/** The page as Segment's specification names it; the shop's own word for its address goes first. */
export function describePage(): Json {
  const link = document.querySelector<HTMLLinkElement>('link[rel=canonical]')
  const canonical = link?.getAttribute('href') ? link.href : null
  const { search, pathname } = location
  const url = location.href.split('#')[0] ?? ''
  return {
    path: canonical === null ? pathname : new URL(canonical).pathname,
    referrer: document.referrer,
    search,
    title: document.title,
    url: canonical === null ? url : canonical + (canonical.includes('?') ? '' : search),
  }
}

function readCampaign(): Json | null {
  const found: Json = {}
  new URLSearchParams(location.search).forEach((value, name) => {
    if (!name.startsWith('utm_')) return
    const word = name.slice(4)
    found[word === 'campaign' ? 'name' : word] = value
  })
  return Object.keys(found).length > 0 ? found : null
}

/** What goes along with each event. */
export function describeContext(consent: Json): Json {
  const campaign = readCampaign()
  return {
    library,
    page: describePage(),
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(campaign && { campaign }),
    ...(Object.keys(consent).length > 0 && { consent }),
  }
}
