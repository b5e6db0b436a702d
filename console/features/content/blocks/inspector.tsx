import { useWords } from '../../../i18n/t.ts'
import { Section } from '../../../kit/figures.tsx'
import { Segmented } from '../../../kit/tabs.tsx'
import type { Block } from '../model.ts'
import { FindingRow } from '../studio/finding-row.tsx'
import { useStudio } from '../studio/studio.ts'
import { BlockFields } from './block-fields.tsx'
import { CaseList } from './case-list.tsx'
import { LivePictureFields } from './live-picture-fields.tsx'
import { useBlockDesk } from './use-blocks.ts'

/** What can be set of the chosen block; without one, how to begin. */
export function Inspector() {
  const { t } = useWords()
  const { selected, isLocked } = useBlockDesk()
  if (isLocked) return null
  return (
    <section
      aria-label={t('content.inspector')}
      className="shrink-0 border-t bg-canvas px-5 py-3 lg:w-80 lg:overflow-y-auto lg:border-t-0 lg:border-l"
    >
      {selected === null ? (
        <div className="py-2 text-text-2">
          <p className="font-strong text-text">{t('content.inspectorEmpty')}</p>
          <p className="mt-1">{t('content.inspectorKeys')}</p>
        </div>
      ) : (
        <ChosenBlock key={selected.id} block={selected} />
      )}
    </section>
  )
}

function ChosenBlock({ block }: { block: Block }) {
  const { t } = useWords()
  return (
    <>
      <h2 className="py-2 font-strong text-16">{t(`content.block.${block.kind}`)}</h2>
      <BlockFindings block={block} />
      {block.kind === 'dynamic' ? <CaseList block={block} /> : <BlockFields block={block} />}
      {block.kind === 'live_picture' && <LivePictureFields block={block} />}
      {block.kind !== 'unsubscribe' && block.kind !== 'dynamic' && <ShowOn block={block} />}
    </>
  )
}

const shows = ['always', 'wide', 'narrow'] as const

function ShowOn({ block }: { block: Block }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  return (
    <Section title={t('content.showOn')}>
      <Segmented
        label={t('content.showOn')}
        value={block.show ?? 'always'}
        options={shows.map((value) => ({ value, label: t(`content.show.${value}`) }))}
        onChange={(show) => put({ ...block, show })}
      />
    </Section>
  )
}

/** What the linter says of just this block. */
function BlockFindings({ block }: { block: Block }) {
  const { trial } = useStudio()
  const { blocks } = useBlockDesk()
  const index = blocks.findIndex((one) => one.id === block.id)
  const found = (trial?.findings ?? []).filter(
    (one) => index !== -1 && one.place.startsWith(`body.blocks[${index}].`),
  )
  if (found.length === 0) return null
  return (
    <ul className="mb-3 flex flex-col gap-1.5">
      {found.map((one) => (
        <li key={one.place + one.code}>
          <FindingRow finding={one} />
        </li>
      ))}
    </ul>
  )
}
