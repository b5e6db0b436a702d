import type { MessageKey } from '../../../i18n/t.ts'
import { addBlock, emptyBlock, newId } from '../blocks/tree.ts'
import { setOwn } from '../edit.ts'
import {
  type BrandKit,
  type ContentChannel,
  type ContentLanguage,
  contentChannels,
  type Document,
  type Finding,
  type Trial,
} from '../model.ts'

export interface Fix {
  label: MessageKey
  apply: (document: Document) => Document
}

interface Known {
  trial: Trial
  brand: BrandKit
  document: Document
}

/** What mends a finding by one key; null where a person must find words. */
export function findFix(finding: Finding, known: Known): Fix | null {
  const { code, place } = finding
  if (code === 'missing_unsubscribe') return addWayOut(known)
  const field = readPlace(place)
  if (field === null) return null
  if (code === 'sms_ucs2' || code === 'sms_cut') return mendSms(field, known)
  if (code === 'forbidden_word') return replaceWord(finding, field, known)
  if (code === 'field_too_long' || code === 'field_over' || code === 'sms_too_long')
    return takeFromCore(field, known)
  return null
}

interface Place {
  channel: ContentChannel
  language: ContentLanguage
  field: string
}

function readPlace(place: string): Place | null {
  const [first = '', language = '', field = ''] = place.split('.')
  const channel = contentChannels.find((each) => each === first)
  if (channel === undefined || (language !== 'pl' && language !== 'en') || field === '') return null
  return { channel, language, field }
}

function addWayOut({ trial }: Known): Fix {
  return {
    label: 'content.fix.wayOut',
    apply: (document) => {
      const blocks = document.body?.blocks ?? trial.body.blocks
      const block = emptyBlock('unsubscribe', newId(blocks, 'unsubscribe'))
      return { ...document, body: { ...document.body, blocks: addBlock(blocks, block, null) } }
    },
  }
}

/** An SMS without Polish letters, where that saves parts, or a cut. */
function mendSms(place: Place, { trial }: Known): Fix | null {
  const plain = trial.variants.find((one) => one.channel === 'sms' && one.language === place.language)?.plain
  if (plain == null) return null
  return { label: 'content.fix.plainLetters', apply: (document) => setOwn(document, place, plain.text) }
}

/** The word the brand wants instead, where it names one. */
function replaceWord(finding: Finding, place: Place, { trial, brand }: Known): Fix | null {
  const found = /[„“]([^”]+)”/.exec(finding.what)?.[1]
  const instead = /[„“]([^”]+)”/.exec(finding.cure)?.[1]
  if (found === undefined || instead === undefined || brand.forbidden.length === 0) return null
  const text = findField(trial, place)?.text
  if (text === undefined) return null
  return {
    label: 'content.fix.replaceWord',
    apply: (document) => setOwn(document, place, text.replaceAll(found, instead)),
  }
}

/** The text made from the core message fits: the own one gives way to it. */
function takeFromCore(place: Place, { trial, document }: Known): Fix | null {
  const field = findField(trial, place)
  if (field?.fromCore === null || field?.fromCore === undefined) return null
  if (document.overrides[place.channel]?.[place.language]?.[place.field] === undefined) return null
  return { label: 'content.fix.fromCore', apply: (before) => setOwn(before, place, null) }
}

const findField = (trial: Trial, { channel, language, field }: Place) =>
  trial.variants
    .find((one) => one.channel === channel && one.language === language)
    ?.fields.find((one) => one.name === field)
