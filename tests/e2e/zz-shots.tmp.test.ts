import { it } from 'vitest'
import { openDesk } from '../stories/desk.ts'

it('shots', async () => {
  await using desk = await openDesk('/content')
  const texts = {
    pl: {
      headline: 'Zimowa wełna już w salonach',
      message:
        'Golfy i szale czekają na Panią od poniedziałku.\n\nSzyjemy je w Łodzi z wełny merynosów; 2 lata gwarancji.\n\nPonad 300 klientek oceniło je na 4,9.',
      offer: 'Do niedzieli 20 % taniej z kodem ZIMA20',
      action: 'Do kolekcji',
    },
    en: {
      headline: 'Winter wool in stores',
      message: 'Turtlenecks and scarves wait.',
      offer: '20 % off until Sunday',
      action: 'See it',
    },
  }
  const document = {
    core: { texts, link: 'https://modra.example/zima' },
    channels: ['email', 'sms', 'web_push'],
  }
  const mk = (name: string, folder: string) =>
    desk.call<{ id: string }>('POST', '/api/v1/content', {
      body: { kind: 'message', name, folder, labels: ['zima'], document },
    })
  const { id } = await mk('Zima w salonach', 'kampanie/2026')
  await mk('Powitanie', '')
  await mk('Wyprzedaż lato', 'kampanie/2025')
  const series = await desk.call<{ id: string }>('POST', '/api/v1/content-series', {
    body: { sourceId: id, name: 'Zima krok po kroku', parts: 4, days: 9 },
  })
  const form = await desk.call<{ id: string }>('POST', '/api/v1/forms', {
    body: {
      name: 'Newsletter',
      definition: {
        fields: [{ kind: 'email', name: 'mail', label: { pl: 'E-mail', en: 'E-mail' }, isRequired: true }],
      },
    },
  })
  const page = await desk.call<{ id: string }>('POST', '/api/v1/content', {
    body: {
      kind: 'page',
      name: 'Strona zimy',
      document: {
        core: { texts: { pl: texts.pl } },
        channels: [],
        body: {
          blocks: [
            { kind: 'heading', id: 'h', level: 1, text: { pl: 'Zima w Tkalni' } },
            { kind: 'text', id: 't', html: { pl: '<p>Zapisz się i bądź pierwsza.</p>' } },
            { kind: 'form', id: 'f', form: form.id },
          ],
        },
      },
    },
  })
  const link = await desk.call<{ path: string }>('POST', `/api/v1/content/${page.id}/preview-link`, {
    body: {},
  })
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
  await desk.call('POST', '/api/v1/pictures', { body: { name: 'plaszcz.png', data: png } })
  const shots: [string, string][] = [
    ['content', '/content'],
    ['folder', '/content?folder=kampanie'],
    ['series', '/content?tab=series'],
    ['one-series', `/content/series/${series.id}`],
    ['studio', `/content/${id}`],
    ['blocks', `/content/${id}?view=blocks`],
    ['outline', `/content/${id}?view=outline`],
    ['versions', `/content/${id}?view=versions`],
    ['banner', '/content?tab=banner'],
    ['forms', '/content?tab=forms'],
    ['pages', '/content?tab=pages'],
    ['customers', '/customers'],
    ['preview', link.path],
  ]
  for (const [width, height, theme, language] of [
    [1440, 900, 'light', 'pl'],
    [390, 800, 'dark', 'pl'],
    [390, 800, 'light', 'en'],
    [1440, 900, 'dark', 'en'],
  ] as const) {
    const tab = await desk.splot.open('/', { width, height, theme, language })
    for (const [name, at] of shots) {
      await tab.goto(desk.splot.url + at)
      await tab.waitForTimeout(1500)
      await tab.screenshot({ path: `/tmp/c/shots/${name}-${width}-${theme}-${language}.png` })
    }
    await tab.context().close()
  }
}, 600_000)
