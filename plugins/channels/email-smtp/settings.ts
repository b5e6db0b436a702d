import { advanced, field, headerText, made } from '@splot/contract/plugin/settings'
import { z } from 'zod'

export const settings = z.strictObject({
  host: field.host(
    { pl: 'Serwer SMTP', en: 'SMTP server' },
    { pl: 'np. smtp.twojadomena.pl', en: 'e.g. smtp.example.com' },
  ),
  port: field.integer({ pl: 'Port', en: 'Port' }, [1, 65_535]).default(587),
  security: field
    .choice(
      { pl: 'Szyfrowanie', en: 'Encryption' },
      {
        starttls: { pl: 'STARTTLS (port 587)', en: 'STARTTLS (port 587)' },
        tls: { pl: 'TLS od początku (port 465)', en: 'TLS from the start (port 465)' },
        none: { pl: 'Brak (tylko własna sieć)', en: 'None (own network only)' },
      },
    )
    .default('starttls'),
  user: field.text({ pl: 'Użytkownik', en: 'User' }).optional(),
  password: field.secret({ pl: 'Hasło', en: 'Password' }).optional(),
  fromAddress: field.email({ pl: 'Adres nadawcy', en: 'Sender’s address' }),
  fromName: field.text({ pl: 'Nazwa nadawcy', en: 'Sender’s name' }).optional(),
  returnPath: advanced(
    field
      .email(
        { pl: 'Adres na zwroty', en: 'Address for bounces' },
        {
          pl: 'Skrzynka, z której zwroty trafiają do Splotu; domyślnie adres nadawcy',
          en: 'The mailbox whose bounces reach Splot; the sender’s address by default',
        },
      )
      .optional(),
  ),
  bounceDomain: advanced(
    field
      .host(
        { pl: 'Domena zwrotów', en: 'Domain for bounces' },
        {
          pl: 'Splot sam odbiera zwroty, gdy jej rekord MX wskazuje na ten serwer, a SPF dopuszcza serwer SMTP',
          en: 'Splot takes bounces itself where its MX record names this server and its SPF admits the SMTP server',
        },
      )
      .optional(),
  ),
  imapHost: advanced(
    field
      .host(
        { pl: 'Skrzynka zwrotów: serwer IMAP', en: 'Mailbox of bounces: IMAP server' },
        {
          pl: 'Skrzynka tylko na zwroty. Splot czyta ją co minutę i oznacza listy jako przeczytane; niczego nie usuwa',
          en: 'A mailbox for bounces only. Splot reads it every minute and marks the mails as read; it deletes nothing',
        },
      )
      .optional(),
  ),
  imapPort: advanced(
    field.integer({ pl: 'Port IMAP (TLS)', en: 'IMAP port (TLS)' }, [1, 65_535]).default(993),
  ),
  imapUser: advanced(field.text({ pl: 'Użytkownik skrzynki', en: 'User of the mailbox' }).optional()),
  imapPassword: advanced(field.secret({ pl: 'Hasło do skrzynki', en: 'Password of the mailbox' }).optional()),
  imapFolder: advanced(field.text({ pl: 'Folder skrzynki', en: 'Folder of the mailbox' }).default('INBOX')),
  dkimSelector: advanced(
    field
      .host(
        { pl: 'Selektor DKIM', en: 'DKIM selector' },
        { pl: 'Puste, jeśli podpisuje serwer', en: 'Empty where the server signs' },
      )
      .optional(),
  ),
  dkimKey: advanced(
    field.secretText({ pl: 'Klucz prywatny DKIM (PEM)', en: 'DKIM private key (PEM)' }).optional(),
  ),
  /** A key that waits until the DNS knows it. */
  dkimNextSelector: made(field.host({ pl: 'Następny selektor DKIM', en: 'Next DKIM selector' })).optional(),
  dkimNextKey: made(field.secretText({ pl: 'Następny klucz DKIM', en: 'Next DKIM key' })).optional(),
  connections: advanced(
    field.integer({ pl: 'Połączenia naraz', en: 'Connections at once' }, [1, 50]).default(5),
  ),
  perSecond: advanced(field.perSecond(10_000).optional()),
  bounceToken: advanced(
    field
      .secret(
        { pl: 'Hasło dla zwrotów', en: 'Password for bounces' },
        {
          pl: 'Program pocztowy podaje je, gdy przekazuje zwrot',
          en: 'The mail program gives it when it passes a bounce on',
        },
      )
      .optional(),
  ),
  authority: advanced(
    field
      .certificate(
        { pl: 'Certyfikat urzędu (PEM)', en: 'Certificate of the authority (PEM)' },
        {
          pl: 'Tylko dla serwerów z certyfikatem własnego urzędu; ufamy wtedy wyłącznie temu urzędowi',
          en: 'Only for servers whose certificate is of an authority of your own; no other is trusted then',
        },
      )
      .optional(),
  ),
})

export type Settings = z.output<typeof settings>

const attachment = z.strictObject({
  name: headerText(200),
  contentType: headerText(100),
  /** base64 */
  data: z.base64().max(14_000_000),
  /** Named by `cid:` in the HTML. */
  cid: headerText(100).optional(),
})

/** An e-mail as it is to be sent: rendered, personal, whole. */
export const content = z.strictObject({
  subject: headerText(998).min(1),
  html: z.string().max(2_000_000).nullable(),
  text: z.string().max(500_000),
  fromName: headerText(200).optional(),
  toName: headerText(200).optional(),
  replyTo: headerText(320).optional(),
  /** One-click unsubscribe (RFC 8058): where the mail program posts to. Marketing mail has one. */
  unsubscribeUrl: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+$/, 'header_injection')
    .nullable(),
  attachments: z.array(attachment).max(20).default([]),
})

export type Content = z.output<typeof content>
