import { field, made } from '@splot/contract/plugin/settings'
import { defineSource } from '@splot/contract/plugin/source'
import { verifyStandard } from '@splot/contract/plugin/source-proof'
import { z } from 'zod'
import { bringProducts } from './map.ts'
import { pullFeed, readFeed } from './pull.ts'

const settings = z.strictObject({
  url: field
    .url(
      { pl: 'Adres feedu', en: 'Address of the feed' },
      {
        pl: 'Google Merchant XML albo CSV; bez adresu feed przychodzi jako plik lub przez API',
        en: 'Google Merchant XML or CSV; without an address the feed comes as a file or by API',
      },
    )
    .optional(),
  language: field
    .choice(
      { pl: 'Język feedu', en: 'Language of the feed' },
      {
        own: { pl: 'Język sklepu: cały produkt', en: 'The shop’s own: whole products' },
        en: { pl: 'Angielski: same nazwy i opisy', en: 'English: names and descriptions alone' },
        pl: { pl: 'Polski: same nazwy i opisy', en: 'Polish: names and descriptions alone' },
      },
    )
    .default('own'),
  every: field
    .choice(
      { pl: 'Jak często', en: 'How often' },
      {
        15: { pl: 'Co 15 minut', en: 'Every 15 minutes' },
        60: { pl: 'Co godzinę', en: 'Every hour' },
        360: { pl: 'Co 6 godzin', en: 'Every 6 hours' },
        1440: { pl: 'Raz na dobę', en: 'Once a day' },
      },
    )
    .default('60'),
  currency: field
    .text({ pl: 'Waluta, gdy cena jej nie podaje', en: 'Currency where a price names none' })
    .default('PLN'),
  storeId: field
    .text(
      { pl: 'Sklep, którego dotyczą stany', en: 'Store the stock is of' },
      {
        pl: 'Identyfikator sklepu w Splocie; bez niego kolumna z liczbą sztuk nie jest czytana',
        en: 'Id of a store in Splot; without it the column with pieces is not read',
      },
    )
    .optional(),
  user: field.text({ pl: 'Użytkownik', en: 'User' }).optional(),
  password: field.secret({ pl: 'Hasło', en: 'Password' }).optional(),
  secret: made(field.secret({ pl: 'Klucz podpisu', en: 'Signing key' })),
  previousSecret: made(field.secret({ pl: 'Poprzedni klucz', en: 'Previous key' })).optional(),
})
export type FeedSettings = z.output<typeof settings>

/** Products with variants, prices and offers of any shop, by the feed it makes for comparison sites. */
export const feed = defineSource({
  id: 'feed',
  label: { pl: 'Feed produktów', en: 'Product feed' },
  brings: {
    pl: 'Produkty z wariantami, ceny, promocje i dostępność z Google Merchant XML lub CSV',
    en: 'Products with variants, prices, sales and availability from Google Merchant XML or CSV',
  },
  icon: 'rss',
  config: settings,
  topics: ['products'],
  files: ['products'],
  steps: [
    {
      pl: 'Podaj adres feedu, który sklep tworzy dla porównywarek. Splot czyta go sam i tylko wtedy, gdy się zmienił.',
      en: 'Name the address of the feed the shop makes for comparison sites. Splot reads it by itself, and only when it changed.',
    },
    {
      pl: 'Albo odkładaj pliki products….xml lub products….csv do folderu połączenia.',
      en: 'Or drop files products….xml or products….csv into the folder of the connection.',
    },
    {
      pl: 'Albo wysyłaj produkty jako JSON na {url}?topic=products, z podpisem Standard Webhooks.',
      en: 'Or send products as JSON to {url}?topic=products, signed as Standard Webhooks.',
    },
  ],
  verify: (request, { secret, previousSecret }, tools) =>
    verifyStandard(request, [secret, previousSecret], tools),
  map: bringProducts,
  readFile: readFeed,
  pull: pullFeed,
  pullEveryS: 60,
})
