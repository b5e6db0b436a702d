import type { BounceReason } from '@splot/contract/plugin/report'

/**
 * What the words of mail servers mean, most telling first: the words are tried before the codes, because many servers
 * give 5.1.1 or 5.7.1 for anything. Lower case, spaces collapsed.
 */
const words: readonly [BounceReason, RegExp][] = [
  // The receiver's own machinery broke: whatever it says of the user is not about the address.
  ['system', /^x-unix\b|procmail|command output|\bx-unix;/],
  [
    'mailbox_full',
    /mailbox (is )?(full|size limit|limit exceeded)|(over|exceed\w*|out of) .{0,24}quota|quota .{0,20}(exceed|full|violat)|overquota|quota full|mailbox .{0,30}exceed|inbox is full|disk quota|insufficient (system )?storage|not enough (storage|disk) space|too much mail data|mailfolder is full|account is full|storage .{0,12}exceed|is full\b/,
  ],
  [
    'suspended',
    /(account|mailbox|user|recipient|address)( has been| is| was)? ?(currently |temporarily )?(suspended|disabled|inactive|deactivated|locked|blocked due to inactivity)|(disabled|inactive|expired|suspended|dormant) (account|user|mailbox|recipient)|mailbox (is )?(unavailable due to inactivity|frozen)|not active|no longer active|account .{0,12}(expired|closed)|email account that you tried to reach is (disabled|inactive)/,
  ],
  [
    'too_large',
    /message (size|length)? ?(is )?(too (big|large)|exceeds)|size .{0,30}(exceeds|limit|too)|too (big|large) (message|for)|exceeds .{0,20}(maximum|fixed|size)|message too (big|large)/,
  ],
  [
    'rate_limited',
    /too many (connections?|sessions|concurrent|messages|recipients this hour|emails)|rate.?limit|throttl|deferred due to|connection (rate|frequency)|concurrent|sending .{0,10}too (fast|quickly)|exceeded .{0,20}(rate|connection)|temporarily (deferred|rate)|reached .{0,20}limit.{0,20}connection/,
  ],
  // Said of us, not of the mailbox; a directory that says it of a recipient means an unknown one.
  ['blocked', /(?<!address rejected: )access denied/],
  [
    'user_unknown',
    /no valid recipients?|(user|recipient|mailbox|address|account|addressee|login|alias|local.?part)\b.{0,40}?(unknown|not (be )?found|does ?n.?t exist|does not exist|do not exist|no such|not exist|invalid|unrecogni[sz]ed|not (a )?(valid|known|local|listed)|nonexistent|non-existent|no longer (valid|available|accepting|exists?)|undeliverable)|(unknown|no such|invalid|bad|nonexistent|unrouteable|undefined|illegal|non-existent) (local |virtual |destination )?(user|recipient|mailbox|address|account|addressee|alias|login|e-?mail)|no (mailbox|account|user|recipient)|(doesn.t|does not) have (an?|any) .{0,20}(account|mailbox)|not (our|a) (customer|user|subscriber)|is not (a )?(known|valid)|address rejected|user .{0,12}terminated|recipnotfound|resolver\.adr\.(recip|ex)|there is no one here by that name|not listed in|who does not have|unable to (find|deliver to) .{0,20}(user|mailbox|recipient)/,
  ],
  [
    'host_unknown',
    /(host|domain|name) .{0,60}?(unknown|not found|lookup|does not exist|not exist)|unknown (host|domain)|name (or )?service|nxdomain|no such (host|domain)|(unrouteable|unresolvable) (mail )?domain|no (mx|mail exchanger)|illegal host|not a valid domain|null mx|domain .{0,30}(not accept|invalid)/,
  ],
  ['moved', /\bmoved\b|has moved|new (e-?mail )?address is|forwarding to a (mail )?address/],
  [
    'spam',
    /\bspam\b|spammy|junk mail|bulk e?mail|unsolicited|content .{0,20}(looks like|considered) spam|spamhaus\b.{0,5}dbl|blacklisted url/,
  ],
  [
    'blocked',
    /(blacklist|block.?list|blocklisted|dnsbl|rbl\b|black.?holed)|ip .{0,50}(blocked|reputation|reject|denied|listed)|(client|host|server|connection|access) .{0,30}(blocked|denied|refused|banned|rejected)|reverse dns|ptr record|rdns|\bhelo\b|dynamic ip|poor reputation|not accept .{0,20}from (your|this) (ip|host|server)|cannot find your (hostname|reverse)/,
  ],
  [
    'authentication',
    /\bdmarc\b|\bspf\b|\bdkim\b|sender policy framework|authentication (is )?(required|fail)|not authenticated|must (be )?authenticate|unauthenticated|does not pass authentication|relay(ing)? (access )?(denied|not (permitted|allowed))|not permitted to relay/,
  ],
  [
    'sender_rejected',
    /sender .{0,40}(rejected|denied|not (exist|found|valid|allowed)|unknown|blocked)|domain of sender|from address .{0,30}(reject|not)|invalid sender/,
  ],
  ['policy', /\bpolicy\b|policies|not allowed|prohibited|violat|restricted|administrative/],
  [
    'content',
    /content .{0,20}(reject|not accept|denied)|message content|virus|malware|attachment .{0,30}(not|reject)|forbidden (file|content)|illegal attachment|rfc ?5322|malformed|invalid header/,
  ],
  [
    'expired',
    /(delivery|retry) (time|timeout) .{0,10}(expired|exceeded)|message expired|(too|very) long|retry time|could not be delivered (for|within)|delivery expired|undelivered for|gave up|giving up|unable to deliver .{0,20}(days|hours)/,
  ],
  [
    'network',
    /connection (timed out|reset|lost|closed|failed|dropped)|timed? ?out|network (is )?unreachable|no route to host|routing loop|hop count|too many hops|mail loop|loops? back|could not connect|unable to connect|establish .{0,12}connection/,
  ],
  [
    'system',
    /(system|server|internal|local|configuration|mailer|i\/o) (error|failure|problem|fault)|command (line usage|not)|temporary (failure|error|problem)|try again later|local error|pipe|procmail|exit (status|code)/,
  ],
  [
    'filtered',
    /filter|recipient preferences|(rejected|refused|denied) due to|(rejected|refused|denied) by|message (was )?(rejected|refused|blocked)|not accept|reject/,
  ],
]

/** What the code alone says, where the words say nothing (RFC 3463). */
const codes: readonly [RegExp, BounceReason][] = [
  [/^[45]\.1\.[1340]$/, 'user_unknown'],
  [/^[45]\.1\.(2|10)$/, 'host_unknown'],
  [/^[45]\.1\.6$/, 'moved'],
  [/^[45]\.1\.[78]$/, 'sender_rejected'],
  [/^[45]\.2\.1$/, 'suspended'],
  [/^[45]\.(2\.2|3\.1)$/, 'mailbox_full'],
  [/^[45]\.(2\.3|3\.4)$/, 'too_large'],
  [/^[45]\.4\.4$/, 'host_unknown'],
  [/^[45]\.4\.7$/, 'expired'],
  [/^[45]\.4\.[0-9]+$/, 'network'],
  [/^[45]\.6\.\d+$/, 'content'],
  [/^[45]\.7\.(26|2[0-9]|5|8|9)$/, 'authentication'],
  [/^[45]\.7\.\d+$/, 'policy'],
  [/^[45]\.[35]\.\d+$/, 'system'],
]

/** The reason in a server's answer: words first, then the enhanced code. */
export function classifyAnswer(answer: string): BounceReason {
  const text = answer
    .toLowerCase()
    // Addresses and links say nothing about the reason and contain every word there is.
    .replace(/<[^<>]*>|\S+@\S+|https?:\/\/\S+/g, ' ')
    .replace(/[\s\-–_]+/g, (gap) => (/\s/.test(gap) ? ' ' : gap))
  const said = words.find(([, pattern]) => pattern.test(text))?.[0]
  // Who took the recipient and refused the text has a mailbox and a filter, whatever words he chose.
  if (said === 'user_unknown' && afterData.test(answer) && !/\b5\.1\.1\b/.test(answer)) return 'filtered'
  if (said !== undefined) return said
  const code = findEnhancedCode(answer)
  for (const [pattern, reason] of codes) if (code !== null && pattern.test(code)) return reason
  return /\b5(50|51|53)\b/.test(text) ? 'filtered' : 'unknown'
}

const afterData = /^>>> DATA\s+<<< 5|in reply to (end of )?DATA command|^DATA$/m

/** `5.1.1` in a text; null where there is none. Not a part of an IP address. */
export function findEnhancedCode(text: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1] ?? null
}

/** Only a dead address is never written to again; a full box or a policy may be another tomorrow. */
export const isDeadAddress = (reason: BounceReason): boolean =>
  reason === 'user_unknown' || reason === 'host_unknown' || reason === 'moved'
