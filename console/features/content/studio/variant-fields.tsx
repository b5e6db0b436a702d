import { Link } from '@tanstack/react-router'
import { Link2, PanelsTopLeft } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { Button, buttonClass, IconButton } from '../../../kit/button.tsx'
import { channelColor } from '../../../kit/threads.ts'
import { Why } from '../../../kit/why.tsx'
import { countCharacters, findOwn, judgeLength, setOwn } from '../edit.ts'
import { findingsAt, threadOfVariant, type Variant, type VariantField } from '../model.ts'
import { FindingRow } from './finding-row.tsx'
import { findFix } from './fixes.ts'
import { findFieldName } from './place-name.ts'
import { useStudio } from './studio.ts'
import { WordsField } from './words-field.tsx'

/** The texts of a variant. Tied to the core message until one writes here. */
export function VariantFields({ variant }: { variant: Variant }) {
  const { t } = useWords()
  const { document, item } = useStudio()
  const hasBlocks = variant.channel === 'email' && document.body !== null
  const fields = variant.fields.filter(({ name }) => !hasBlocks || name === 'subject' || name === 'preheader')
  return (
    <div className="mt-4 flex flex-col gap-4">
      {fields.map((field) => (
        <OneField key={field.name} variant={variant} field={field} />
      ))}
      {variant.channel === 'email' && (
        <Link
          to="/content/$id"
          params={{ id: item.id }}
          search={(before) => ({ ...before, view: 'blocks' })}
          className={`${buttonClass()} self-start`}
        >
          <PanelsTopLeft aria-hidden="true" size={16} strokeWidth={1.75} />
          {hasBlocks ? t('content.editBlocks') : t('content.makeBlocks')}
        </Link>
      )}
    </div>
  )
}

function OneField({ variant, field }: { variant: Variant; field: VariantField }) {
  const { t } = useWords()
  const { document, change, isLocked } = useStudio()
  const { channel, language } = variant
  const place = { channel, language, field: field.name }
  const own = findOwn(document, place)
  const text = own ?? field.text
  const length = own === undefined ? field.length : countCharacters(own)
  const name = findFieldName(field.name)
  const isOwn = own !== undefined
  return (
    <div className="relative pl-3">
      <Tie color={channelColor(threadOfVariant[channel])} isOwn={isOwn} />
      <WordsField
        label={name === undefined ? field.name : t(`content.field.${name}`)}
        rows={field.most > 200 ? 2 : 1}
        maxLength={8000}
        lang={language}
        value={text}
        isLocked={isLocked}
        isInvalid={channel !== 'sms' && length > field.most}
        aside={
          <>
            {isOwn && !isLocked && (
              <IconButton
                size="sm"
                icon={Link2}
                label={t('content.tieAgain')}
                onClick={() => change('', (before) => setOwn(before, place, null))}
              />
            )}
            {channel !== 'sms' && <Count length={length} field={field} />}
          </>
        }
        onChange={(value) =>
          change(`own.${channel}.${language}.${field.name}`, (before) => setOwn(before, place, value))
        }
      />
      {!isOwn && field.shortened !== null && (
        <p className="mt-1 text-12 text-text-3">
          {field.shortened.how === 'sentence' ? t('content.shortenedSentence') : t('content.shortenedWords')}{' '}
          <Why label={t('content.wholeText')} title={t('content.wholeText')}>
            {field.shortened.full}
          </Why>
        </p>
      )}
      <FieldFindings place={`${channel}.${language}.${field.name}`} />
    </div>
  )
}

/** A field tied to the core hangs on the thread; one with words of its own has left it. */
function Tie({ color, isOwn }: { color: string; isOwn: boolean }) {
  return (
    <svg aria-hidden="true" width="4" height="100%" className="absolute inset-y-0 left-0 overflow-visible">
      {isOwn ? (
        <line
          x1="2"
          y1="2"
          x2="2"
          y2="100%"
          stroke={color}
          strokeWidth="1.5"
          strokeDasharray="1 5"
          strokeLinecap="round"
        />
      ) : (
        <line x1="2" y1="2" x2="2" y2="100%" stroke={color} strokeWidth="2" opacity="0.75" />
      )}
    </svg>
  )
}

const countTone = { ok: 'text-text-3', long: 'text-warn', over: 'text-danger font-medium' } as const

/** Characters written, of those that surely show. */
function Count({ length, field }: { length: number; field: VariantField }) {
  const { t } = useWords()
  const state = judgeLength(length, field)
  return (
    <span
      className={`text-12 ${countTone[state]}`}
      title={t('content.countHint', { fits: field.fits, most: field.most })}
    >
      {length} / {state === 'ok' ? field.fits : field.most}
    </span>
  )
}

/** What is wrong just here, with its cure. */
function FieldFindings({ place }: { place: string }) {
  const { t } = useWords()
  const { trial, isStale, brand, document, change, isLocked } = useStudio()
  if (trial === null) return null
  return (
    <ul className="mt-1.5 flex flex-col gap-1.5 empty:hidden">
      {findingsAt(trial.findings, place).map((finding) => {
        const fix = isLocked ? null : findFix(finding, { trial, brand: brand.kit, document })
        return (
          <li key={finding.code + finding.what}>
            <FindingRow finding={finding} />
            {fix !== null && (
              <Button
                size="sm"
                className="mt-1 ml-5.5"
                disabled={isStale}
                onClick={() => change('', fix.apply)}
              >
                {t(fix.label)}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
