import { Eye, PencilRuler, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Segmented } from '../../../kit/tabs.tsx'
import { tellWithUndo } from '../../../kit/tell.ts'
import { useStudio } from '../studio/studio.ts'
import { BlockPalette } from './block-palette.tsx'
import { Inspector } from './inspector.tsx'
import { Proof } from './proof.tsx'
import { Sheet } from './sheet.tsx'
import { BlockDeskContext, useNewBlockDesk } from './use-blocks.ts'

/** The mail or page in blocks: kinds on the left, the sheet in the middle, what is chosen on the right. */
export function BlocksView() {
  const { languages } = useStudio()
  const [isProof, setProof] = useState(false)
  const language = languages[0] ?? 'pl'
  const desk = useNewBlockDesk(language)
  return (
    <BlockDeskContext value={desk}>
      <div className="flex flex-col lg:min-h-0 lg:flex-1 lg:flex-row lg:overflow-hidden">
        {!isProof && <BlockPalette />}
        <div className="flex min-w-0 flex-1 flex-col bg-sunken">
          <SheetBar isProof={isProof} setProof={setProof} />
          {isProof ? <Proof /> : <Sheet />}
        </div>
        {!isProof && <Inspector />}
      </div>
    </BlockDeskContext>
  )
}

function SheetBar({ isProof, setProof }: { isProof: boolean; setProof: (isProof: boolean) => void }) {
  const { t } = useWords()
  const { document, change, undo, item, isLocked } = useStudio()
  const isOwn = document.body !== null
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-3 px-4 py-1.5 md:px-6">
      <Segmented
        label={t('content.view')}
        value={isProof ? 'proof' : 'sheet'}
        options={[
          { value: 'sheet', label: t('content.sheet'), icon: <PencilRuler aria-hidden="true" size={14} /> },
          { value: 'proof', label: t('content.proof'), icon: <Eye aria-hidden="true" size={14} /> },
        ]}
        onChange={(next) => setProof(next === 'proof')}
      />
      <p className="min-w-0 flex-1 text-12 text-text-2">
        {isOwn || item.kind === 'page' ? '' : t('content.madeFromCore')}
      </p>
      {isOwn && item.kind === 'message' && !isLocked && (
        <Button
          size="sm"
          tone="quiet"
          icon={RotateCcw}
          onClick={() => {
            change('', (before) => ({ ...before, body: null }))
            tellWithUndo(t('content.backToCoreDone'), { label: t('action.undo'), run: undo })
          }}
        >
          {t('content.backToCore')}
        </Button>
      )}
    </div>
  )
}
