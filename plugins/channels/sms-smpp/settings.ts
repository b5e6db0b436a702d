import { field, headerText } from '@splot/contract/plugin/settings'
import { z } from 'zod'

export const settings = z.strictObject({
  host: field.host({ pl: 'Serwer SMPP', en: 'SMPP server' }),
  port: field.integer({ pl: 'Port', en: 'Port' }, [1, 65_535]).default(2775),
  isTls: field.flag({ pl: 'Szyfrowanie TLS', en: 'TLS' }).default(false),
  user: field.text({ pl: 'Identyfikator (system_id)', en: 'User (system_id)' }),
  password: field.secret({ pl: 'Hasło', en: 'Password' }),
  systemType: field.text({ pl: 'Typ systemu', en: 'System type' }).optional(),
  sender: headerText(15)
    .regex(/^(\+?\d{3,15}|[A-Za-z0-9 ._-]{1,11})$/, 'header_injection')
    .meta({
      label: { pl: 'Nadawca', en: 'Sender' },
      hint: {
        pl: 'Nazwa do 11 znaków albo numer; nazwę trzeba zgłosić operatorowi',
        en: 'A name of up to 11 characters or a number; names must be registered with the operator',
      },
    }),
  messageIds: field
    .choice(
      { pl: 'Identyfikatory w raportach doręczeń', en: 'Message ids in delivery receipts' },
      {
        same: { pl: 'Takie same jak przy wysyłce', en: 'The same as when the message was taken' },
        hex_decimal: {
          pl: 'Przy wysyłce szesnastkowo, w raporcie dziesiętnie',
          en: 'Hexadecimal when taken, decimal in the receipt',
        },
        decimal_hex: {
          pl: 'Przy wysyłce dziesiętnie, w raporcie szesnastkowo',
          en: 'Decimal when taken, hexadecimal in the receipt',
        },
      },
    )
    .default('same'),
  // Operators close the session of whoever is faster than agreed: never without a limit.
  perSecond: field
    .integer({ pl: 'Najwięcej SMS-ów na sekundę', en: 'Most messages a second' }, [1, 1_000])
    .default(20),
})

export type Settings = z.output<typeof settings>

export const content = z.strictObject({ text: z.string().min(1).max(1_530) })
export type Content = z.output<typeof content>
