import type { LabelRow } from './labels-catalogue.ts'

const store = ['store_name', 'store_id']
const email = ['email_subject', 'campaign_name']
const named = ['campaign_name']
const call = ['direction', 'queue', 'agent_name']

/** Messages, conversations, cases, leads, loyalty, the app. */
export const contactLabels: Readonly<Record<string, LabelRow>> = {
  'Email Sent': { pl: 'Wysłany e-mail', en: 'E-mail sent', subject: email },
  'Email Delivered': { pl: 'Doręczony e-mail', en: 'E-mail delivered', subject: email },
  'Email Opened': { pl: 'Otwarcie e-maila', en: 'E-mail opened', subject: email },
  'Email Link Clicked': {
    pl: 'Kliknięcie w e-mailu',
    en: 'E-mail link clicked',
    subject: email,
    detail: ['link_url'],
  },
  'Email Bounced': { pl: 'E-mail nie dotarł', en: 'E-mail bounced', subject: email, detail: ['reason'] },
  'Email Marked as Spam': { pl: 'E-mail oznaczony jako spam', en: 'E-mail marked as spam', subject: email },
  Unsubscribed: {
    pl: 'Rezygnacja z e-maili',
    en: 'Unsubscribed from e-mail',
    subject: ['list_name', 'list_id'],
  },
  'SMS Sent': { pl: 'Wysłany SMS', en: 'SMS sent', subject: named },
  'SMS Delivered': { pl: 'Doręczony SMS', en: 'SMS delivered', subject: named },
  'SMS Failed': { pl: 'SMS nie dotarł', en: 'SMS failed', subject: named, detail: ['reason'] },
  'SMS Link Clicked': {
    pl: 'Kliknięcie w SMS-ie',
    en: 'SMS link clicked',
    subject: named,
    detail: ['link_url'],
  },
  'SMS Replied': { pl: 'Odpowiedź na SMS', en: 'SMS reply', detail: ['text'] },
  'SMS Unsubscribed': { pl: 'Rezygnacja z SMS-ów', en: 'Unsubscribed from SMS' },
  'Push Notification Sent': { pl: 'Wysłane powiadomienie', en: 'Push sent', subject: named },
  'Push Notification Received': { pl: 'Doręczone powiadomienie', en: 'Push received', subject: named },
  'Push Subscribed': { pl: 'Zgoda przeglądarki na powiadomienia', en: 'Notifications switched on' },
  'Push Unsubscribed': { pl: 'Wyłączenie powiadomień', en: 'Notifications switched off' },
  'Push Notification Tapped': { pl: 'Otwarcie powiadomienia', en: 'Push opened', subject: named },
  'Push Notification Bounced': {
    pl: 'Powiadomienie nie dotarło',
    en: 'Push bounced',
    subject: named,
    detail: ['reason'],
  },
  'Letter Sent': { pl: 'Wysłana przesyłka', en: 'Letter sent', subject: named, detail: ['kind'] },
  'Letter Returned': { pl: 'Przesyłka wróciła', en: 'Letter returned', subject: named, detail: ['reason'] },

  'Live Chat Conversation Started': {
    pl: 'Początek czatu',
    en: 'Chat started',
    detail: ['medium', 'agent_name'],
  },
  'Live Chat Conversation Ended': {
    pl: 'Koniec czatu',
    en: 'Chat ended',
    detail: ['conversation_duration', 'agent_name'],
  },
  'Live Chat Message Sent': { pl: 'Wiadomość na czacie', en: 'Chat message', detail: ['text'] },
  'Live Chat Message Received': {
    pl: 'Odpowiedź na czacie',
    en: 'Chat reply',
    detail: ['text', 'agent_name'],
  },
  'Call Started': { pl: 'Początek połączenia', en: 'Call started', detail: call },
  'Call Answered': { pl: 'Odebrane połączenie', en: 'Call answered', detail: [...call, 'wait'] },
  'Call Transferred': {
    pl: 'Przełączone połączenie',
    en: 'Call transferred',
    detail: ['queue', 'agent_name'],
  },
  'Call Ended': {
    pl: 'Rozmowa telefoniczna',
    en: 'Phone call',
    detail: ['direction', 'duration', 'agent_name'],
  },
  'Call Missed': { pl: 'Nieodebrane połączenie', en: 'Missed call', detail: ['queue', 'wait'] },
  'Callback Requested': {
    pl: 'Prośba o oddzwonienie',
    en: 'Call back requested',
    detail: ['reason', 'best_time'],
  },
  'Contact Logged': {
    pl: 'Zapisany kontakt',
    en: 'Contact logged',
    subject: ['kind'],
    detail: ['agent_name', 'direction', 'duration', 'note'],
  },
  'Case Opened': {
    pl: 'Nowa sprawa',
    en: 'Case opened',
    subject: ['subject', 'case_id'],
    detail: ['kind', 'order_id'],
  },
  'Case Updated': {
    pl: 'Zmiana w sprawie',
    en: 'Case updated',
    subject: ['case_id'],
    detail: ['status', 'comment'],
    isNumbered: true,
  },
  'Case Closed': {
    pl: 'Zamknięta sprawa',
    en: 'Case closed',
    subject: ['case_id'],
    detail: ['reason', 'resolution'],
    isNumbered: true,
  },
  'Survey Answered': {
    pl: 'Ankieta',
    en: 'Survey',
    subject: ['kind', 'survey_id'],
    detail: ['score', 'comment'],
  },
  'Form Viewed': { pl: 'Formularz na ekranie', en: 'Form seen', subject: ['form_name', 'form_id'] },
  'Form Started': { pl: 'Zaczęty formularz', en: 'Form begun', subject: ['form_name', 'form_id'] },
  'Form Submitted': { pl: 'Wysłany formularz', en: 'Form submitted', subject: ['form_name', 'form_id'] },
  'Lead Created': {
    pl: 'Nowy kontakt handlowy',
    en: 'New lead',
    subject: ['kind', 'campaign_name'],
    amount: ['value'],
  },
  'Booking Made': { pl: 'Umówiona wizyta', en: 'Visit booked', subject: ['kind'], detail: store },
  'Booking Cancelled': {
    pl: 'Odwołana wizyta',
    en: 'Visit cancelled',
    subject: ['kind'],
    detail: ['reason'],
  },

  'Points Earned': {
    pl: 'Naliczenie punktów',
    en: 'Points earned',
    subject: ['points'],
    detail: ['balance'],
  },
  'Points Spent': {
    pl: 'Wykorzystanie punktów',
    en: 'Points spent',
    subject: ['points'],
    detail: ['balance'],
  },
  'Points Corrected': {
    pl: 'Poprawka punktów',
    en: 'Points corrected',
    subject: ['points'],
    detail: ['balance'],
  },
  'Points Expiring': {
    pl: 'Punkty niedługo stracą ważność',
    en: 'Points about to expire',
    subject: ['points'],
    detail: ['expires_at'],
  },
  'Points Expired': { pl: 'Utrata ważności punktów', en: 'Points expired', subject: ['points'] },
  'Coupon Given': {
    pl: 'Podarowany kupon',
    en: 'Coupon given',
    subject: ['coupon_name', 'coupon_id'],
    detail: ['expires_at'],
  },
  'Card Linked': { pl: 'Połączenie karty stałego klienta', en: 'Loyalty card linked', detail: ['card_kind'] },
  'Loyalty Tier Changed': { pl: 'Nowy poziom w programie', en: 'New loyalty tier', subject: ['tier'] },
  'Signed Up': { pl: 'Założenie konta', en: 'Account created' },
  'Signed In': { pl: 'Zalogowanie', en: 'Signed in' },
  'Signed Out': { pl: 'Wylogowanie', en: 'Signed out' },
  'Application Installed': { pl: 'Instalacja aplikacji', en: 'App installed' },
  'Application Opened': { pl: 'Otwarcie aplikacji', en: 'App opened' },
  'Application Backgrounded': { pl: 'Opuszczenie aplikacji', en: 'App left' },
  'Deep Link Opened': {
    pl: 'Otwarcie łącza w aplikacji',
    en: 'Deep link opened',
    subject: ['deep_link', 'url'],
  },
}
