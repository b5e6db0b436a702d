import { readText } from '@splot/contract/plugin/network'
import { z } from 'zod'
import { SplotError } from '../../../platform/errors.ts'
import { type ExplainedFinding, explainFindings } from '../rules/lint/findings.ts'
import { lintText } from '../rules/lint/text.ts'
import type { BrandKit } from '../schema/brand.ts'
import type { ContentLanguage } from '../schema/core.ts'
import { readBrand } from './brand.ts'
import type { ContentDeps } from './deps.ts'

export interface Suggestion {
  text: string
  aiMade: true
  findings: ExplainedFinding[]
}

interface Wish {
  language: ContentLanguage
  brief: string
  field: 'headline' | 'message' | 'offer' | 'action' | 'subject' | 'sms'
  reader: 'pl' | 'en'
}

const lengths = { headline: 80, message: 500, offer: 120, action: 30, subject: 60, sms: 150 } as const

const answer = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) })
const suggestions = z.array(z.string().max(2000)).min(1).max(10)

/**
 * Suggestions of a model, each read by the linter and marked as made by a machine. Only the member's brief and the brand
 * leave the house, never a customer's datum. @throws writing_off, writing_failed
 */
export async function suggestTexts(
  deps: ContentDeps,
  workspaceId: string,
  wish: Wish,
): Promise<Suggestion[]> {
  const { model, egress } = deps.writing
  if (model === null || egress === null) throw new SplotError('writing_off')
  const brand = (await deps.db.inWorkspace(workspaceId, readBrand)).kit
  const body = JSON.stringify({
    model: model.model,
    temperature: 0.8,
    messages: [
      { role: 'system', content: instruct(brand, wish) },
      { role: 'user', content: wish.brief },
    ],
  })
  const authorization = model.key === '' ? {} : { authorization: `Bearer ${model.key}` }
  const headers = { 'content-type': 'application/json', ...authorization }
  const url = `${model.url.replace(/\/+$/, '')}/chat/completions`
  const limits = { timeoutMs: 20_000, maxReplyBytes: 100_000 }
  // What the other side says stays out of our answers: one refusal for all of it.
  const reply = await egress.call({ url, method: 'POST', headers, body, ...limits }).catch(() => null)
  if (reply === null || reply.status !== 200) throw new SplotError('writing_failed')
  return readSuggestions(readText(reply)).map((text) => {
    const place = `${wish.field}.${wish.language}`
    const findings = lintText(text, { place, language: wish.language, brand })
    return { text, aiMade: true as const, findings: explainFindings(findings, wish.reader) }
  })
}

function instruct(brand: BrandKit, { language, field }: Wish): string {
  const forms = { pan_pani: 'Pan/Pani', ty: 'ty', neutral: 'impersonal' }[brand.address]
  const banned = brand.forbidden.map((one) => one.word).join(', ')
  return [
    `You write for the retail brand "${brand.name}". Language: ${language === 'pl' ? 'Polish' : 'English'}. Tone: ${brand.tone}.`,
    language === 'pl' ? `Form of address: ${forms}.` : '',
    banned === '' ? '' : `Never use these words or their forms: ${banned}.`,
    `Write three variants of the ${field}, each of at most ${lengths[field]} characters, plain text, no HTML, no template tags.`,
    'Answer with a JSON array of three strings and nothing else.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** What a model answers is untrusted text: tags of HTML and Liquid are taken out. */
function readSuggestions(text: string): string[] {
  try {
    const content = answer.parse(JSON.parse(text)).choices[0]?.message.content ?? ''
    const list = suggestions.parse(JSON.parse(content.replace(/^```(?:json)?|```$/g, '').trim()))
    const clean = list.map((one) => one.replace(/[{}]|<[^<>]*>/g, '').trim()).filter((one) => one !== '')
    if (clean.length > 0) return clean
  } catch {
    // Told below, without the model's words.
  }
  throw new SplotError('writing_failed')
}
