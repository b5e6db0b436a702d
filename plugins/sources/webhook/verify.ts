import type { ReceivedRequest } from '@splot/contract/plugin/kinds'
import { type ProofTools, turnAway, type Verdict } from '@splot/contract/plugin/source'
import { verifyStandard } from '@splot/contract/plugin/source-proof'
import type { WebhookSettings } from './index.ts'
import { readText } from './read-path.ts'

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** By the way this sender signs; where it names no delivery, the same body is the same one. */
export function verifyWebhook(request: ReceivedRequest, config: WebhookSettings, tools: ProofTools): Verdict {
  const keys = [config.secret, config.previousSecret].filter((key) => key !== undefined)
  if (config.signing === 'standard') return verifyStandard(request, keys, tools)
  const given = (request.headers[config.header.toLowerCase()] ?? '').replace(/^(sha256=|Bearer )/i, '')
  if (given === '') return turnAway('signature_missing')
  const wanted = {
    token: (key: string) => key,
    hmac_hex: (key: string) => toHex(tools.hmac(key, request.body)),
    hmac_base64: (key: string) => tools.toBase64(tools.hmac(key, request.body)),
  }[config.signing]
  const isKnown = keys.some((key) => tools.isSame(given, wanted(key)))
  if (!isKnown) return turnAway('signature_wrong')
  return { kind: 'taken', id: findId(request, config, tools), topic: request.query.topic ?? '' }
}

function findId({ body }: ReceivedRequest, { idPath }: WebhookSettings, tools: ProofTools): string {
  const digest = tools.hash(body)
  if (idPath === undefined) return digest
  try {
    return readText(JSON.parse(new TextDecoder().decode(body)), idPath) ?? digest
  } catch {
    return digest
  }
}
