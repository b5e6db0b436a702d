import type { ComponentType } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { setIn } from '../edit.ts'
import type { Block, ColumnsBlock, DynamicBlock, LeafBlock } from '../model.ts'
import { useStudio } from '../studio/studio.ts'
import { ConditionSentence } from './condition-sentence.tsx'
import type { BlockListProps } from './list-props.ts'
import { PictureFace } from './picture-face.tsx'
import { RichText } from './rich-text.tsx'
import { CouponFace, FormFace, ProductsFace, StockFace, UnsubscribeFace } from './slot-faces.tsx'
import { TextInPlace } from './text-in-place.tsx'
import { useBlockDesk } from './use-blocks.ts'

interface FaceProps<Kind extends Block> {
  block: Kind
  /** Draws the blocks inside. */
  List: ComponentType<BlockListProps>
}

/** A block as it will look, its words written right here. */
export function BlockFace({ block, List }: FaceProps<Block>) {
  if (block.kind === 'columns') return <ColumnsFace block={block} List={List} />
  if (block.kind === 'dynamic') return <DynamicFace block={block} List={List} />
  return <LeafFace block={block} />
}

const sizes = { 1: 'text-28', 2: 'text-20', 3: 'text-16' } as const
const aligns = { left: 'text-left', center: 'text-center', right: 'text-right' } as const

function LeafFace({ block }: { block: LeafBlock }) {
  const { t } = useWords()
  const { put, language, isLocked } = useBlockDesk()
  switch (block.kind) {
    case 'heading':
      return (
        <TextInPlace
          label={t('content.block.heading')}
          className={`px-6 py-2 font-title leading-tight ${sizes[block.level]} ${aligns[block.align ?? 'left']}`}
          value={block.text[language] ?? ''}
          maxLength={300}
          onChange={(text) => put({ ...block, text: setIn(block.text, language, text) }, `text.${language}`)}
        />
      )
    case 'text':
      return (
        <RichText
          label={t('content.block.text')}
          isLocked={isLocked}
          className={`px-6 py-2 ${aligns[block.align ?? 'left']}`}
          html={block.html[language] ?? ''}
          onChange={(html) => put({ ...block, html: setIn(block.html, language, html) }, `html.${language}`)}
        />
      )
    case 'picture':
    case 'live_picture':
      return <PictureFace block={block} />
    case 'button':
      return <ButtonFace block={block} />
    case 'divider':
      return <hr className="mx-6 my-3 border-line" />
    case 'spacer':
      return <div style={{ height: block.height }} />
    case 'products':
      return <ProductsFace block={block} />
    case 'coupon':
      return <CouponFace block={block} />
    case 'stock':
      return <StockFace block={block} />
    case 'unsubscribe':
      return <UnsubscribeFace block={block} />
    case 'form':
      return <FormFace block={block} />
  }
}

function ButtonFace({ block }: { block: Extract<LeafBlock, { kind: 'button' }> }) {
  const { t } = useWords()
  const { put, language } = useBlockDesk()
  const { colours } = useStudio().brand.kit
  const style = { background: block.colour ?? colours.accent, color: block.textColour ?? colours.onAccent }
  return (
    <div className={`px-6 py-3 ${aligns[block.align ?? 'center']}`}>
      <span className="inline-block rounded-control px-6 py-2.5" style={style}>
        <TextInPlace
          label={t('content.block.button')}
          className="w-auto! min-w-24 text-center text-16"
          value={block.label[language] ?? ''}
          maxLength={80}
          onChange={(text) =>
            put({ ...block, label: setIn(block.label, language, text) }, `label.${language}`)
          }
        />
      </span>
    </div>
  )
}

function ColumnsFace({ block, List }: FaceProps<ColumnsBlock>) {
  return (
    <div
      className="grid gap-3 px-3 py-2"
      style={{ gridTemplateColumns: `repeat(${block.columns.length}, minmax(0, 1fr))` }}
    >
      {block.columns.map((column, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <List key={slot} blocks={column} inside={{ id: block.id, slot }} />
      ))}
    </div>
  )
}

/** Each case below its condition in words; the one without is for everybody else. */
function DynamicFace({ block, List }: FaceProps<DynamicBlock>) {
  const { t } = useWords()
  return (
    <div className="my-2 flex flex-col gap-3 border-brand border-l-[3px] py-1 pr-2 pl-3">
      {block.cases.map((one, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a case is its place
        <div key={slot}>
          <CaseLabel>
            <ConditionSentence condition={one.when} />
          </CaseLabel>
          <List blocks={one.blocks} inside={{ id: block.id, slot }} />
        </div>
      ))}
      <div>
        <CaseLabel>{t('content.otherwise')}</CaseLabel>
        <List blocks={block.otherwise} inside={{ id: block.id, slot: 'otherwise' }} />
      </div>
    </div>
  )
}

function CaseLabel({ children }: { children: React.ReactNode }) {
  return (
    <div className="mb-1 w-fit rounded-knot bg-brand-soft px-1.5 py-0.5 font-sans text-12 text-brand-text">
      {children}
    </div>
  )
}
