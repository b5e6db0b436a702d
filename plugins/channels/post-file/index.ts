import { defineChannel } from '@splot/contract/plugin/channel'
import { failed } from '@splot/contract/plugin/outcome'
import { field, headerText } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { writeRow } from './csv.ts'

const settings = z.strictObject({
  job: field.text(
    { pl: 'Nazwa zlecenia', en: 'Name of the job' },
    { pl: 'Trafi do pierwszej kolumny pliku', en: 'Stands in the first column of the file' },
  ),
})

const line = headerText(100)
const content = z.strictObject({
  name: line.min(1),
  street: line.min(1),
  postcode: line.regex(/^[A-Za-z0-9 -]{3,12}$/, 'header_injection'),
  city: line.min(1),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'header_injection')
    .default('PL'),
  salutation: line,
  body: z.string().min(1).max(5_000),
  code: line.optional(),
})

export const columns = [
  'job',
  'id',
  'name',
  'street',
  'postcode',
  'city',
  'country',
  'salutation',
  'body',
  'code',
] as const

/** A letter: a row of the file the printer gets (UTF-8, semicolons, quoted). */
export const postFile = defineChannel({
  id: 'post-file',
  label: { pl: 'List (plik dla drukarni)', en: 'Letter (file for the printer)' },
  icon: 'mailbox',
  channel: 'post',
  addressKind: 'postal_address',
  config: settings,
  content,
  limits: { maxBytes: 16_384, perSecond: null, concurrency: 100, isIdempotent: true },
  async send(message, config, deps, handOver) {
    const { code = '', ...letter } = message.content
    if (message.address === '') return failed('address_invalid')
    const row = { job: config.job, id: message.id, ...letter, code }
    handOver()
    await deps.shelf.put({
      key: message.idempotencyKey,
      address: message.address,
      row: { ...row, csv: writeRow(columns.map((column) => row[column])) },
      until: null,
    })
    return { state: 'sent', providerId: message.id }
  },
  test: async (config) => ({
    isOk: true,
    says: { pl: `Listy trafią do zlecenia „${config.job}”`, en: `Letters go to the job “${config.job}”` },
  }),
})
