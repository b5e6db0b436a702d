/**
 * Content: what is said. One core message becomes a variant for every channel; mails and pages are made of blocks; the
 * brand's voice is kept by a linter; versions never change; templates are rendered where they can do no harm.
 * Nouns: item (message, page), core message, variant, block, brand, version, decision, use.
 * Facts in: none. Facts out: none; the rooms that send ask for messages.
 */
import type { WorkspaceTx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/errors.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { createRenderPool } from './render/pool.ts'
import { createBannerRoutes } from './routes/banner.ts'
import { createBrandRoutes } from './routes/brand.ts'
import { createFormRoutes } from './routes/form.ts'
import { createFrameRoutes } from './routes/frames.ts'
import { createItemRoutes } from './routes/items.ts'
import { createPictureRoutes } from './routes/pictures.ts'
import { createReviewRoutes } from './routes/review.ts'
import { createSeriesRoutes } from './routes/series.ts'
import { createSlotRoutes } from './routes/slots.ts'
import { createVersionRoutes } from './routes/versions.ts'
import type { ContentDeps, Member } from './service/deps.ts'
import { type Described, describePublished } from './service/describe.ts'
import {
  listLanguages,
  type Outline,
  outlinePublished,
  type ReadyMessage,
  writeMessage,
} from './service/for-journeys.ts'
import { createFrames } from './service/frames.ts'
import { type Uses, uses } from './service/items.ts'
import { createLivePictures } from './service/live-pictures.ts'
import type { PageDeps } from './service/page-deps.ts'
import { createPageService, type PageService } from './service/pages.ts'
import { createPictureHandler } from './service/pictures.ts'
import { createSender, type Sender } from './service/send.ts'
import { createSlotTexts, type SlotLook, type SlotText } from './service/slots.ts'
import { createUpkeep } from './service/upkeep.ts'
import { listMessagesIn } from './store/items.ts'

export type { Rendered } from './render/messages.ts'
export { headMark } from './rules/page-html.ts'
export type { ContentChannel, ContentLanguage } from './schema/core.ts'
export type { WritingModel } from './service/deps.ts'
export type { Described } from './service/describe.ts'
export type { Uses } from './service/items.ts'
export type { ConfirmationRequest, PageDeps } from './service/page-deps.ts'
export type { FormView } from './service/pages.ts'
export type { RecipientData } from './service/recipient-data.ts'
export type { PublishedMessage, Sender } from './service/send.ts'
export type { SlotLook, SlotText } from './service/slots.ts'
export { contentTables } from './store/tables.ts'

export interface Content extends Sender, AsyncDisposable {
  routes: AnyRoute[]
  loop: Loop
  /** Deletes what lies outside of the database of a workspace that is removed. */
  dropFiles(workspaceId: string): Promise<void>
  /** Answers for pictures, those chosen at opening, and frames of previews; null for any other path. */
  handle(request: Request): Promise<Response | null>
  /** Campaigns say here which items they lean on; journeys are asked (`listJourneys`). */
  uses: Uses
  /** What stands in slots of a page for whoever looks. */
  listSlotTexts(look: SlotLook): Promise<SlotText[]>
  /** What the published version is like, for whoever plans to send it. @throws not_found where nothing is published */
  describe(workspaceId: string, itemId: string, language: Language): Promise<Described>
  /** Published messages by id, in the caller's transaction; what is not published is left out. */
  outline(tx: WorkspaceTx, ids: readonly string[]): Promise<ReadonlyMap<string, Outline>>
  /** Languages the brand writes in. */
  listLanguages(tx: WorkspaceTx): Promise<readonly string[]>
  /** Messages in these folders that are not put away, published ones first. */
  listIn(tx: WorkspaceTx, folders: readonly string[]): Promise<{ id: string; name: string; folder: string }[]>
  /** Makes a message of ready words and publishes it. @returns its id */
  write(workspaceId: string, message: ReadyMessage, actor: Member): Promise<string>
}

export function createContent(given: Omit<ContentDeps, 'render'>): Content {
  const render = createRenderPool({ clock: given.clock })
  const deps: ContentDeps = { ...given, render }
  const live = createLivePictures(deps)
  const frames = createFrames(deps)
  const pictures = createPictureHandler(deps)
  const sender = createSender(deps, live)
  return {
    ...sender,
    listSlotTexts: createSlotTexts(deps, sender),
    uses,
    loop: createUpkeep(deps),
    dropFiles: (workspaceId) => deps.blobs.deleteSpace(workspaceId),
    describe: (workspaceId, itemId, language) => describePublished(deps, workspaceId, itemId, language),
    outline: outlinePublished,
    listLanguages,
    listIn: listMessagesIn,
    write: (workspaceId, message, actor) => writeMessage(deps, workspaceId, message, actor),
    async handle(request) {
      return (await pictures(request)) ?? frames.handle(request) ?? live.handle(request)
    },
    routes: [
      ...createItemRoutes(deps),
      ...createVersionRoutes(deps),
      ...createReviewRoutes(deps),
      ...createSeriesRoutes(deps),
      ...createBrandRoutes(deps),
      ...createBannerRoutes(deps),
      ...createSlotRoutes(deps),
      ...createPictureRoutes(deps),
      ...createFrameRoutes(frames),
    ],
    [Symbol.asyncDispose]: () => render[Symbol.asyncDispose](),
  }
}

/** Landing pages and forms, with the routes by which members make them. */
export interface Pages extends PageService {
  routes: AnyRoute[]
}

/** Apart from the rest, for it leans on rooms that stand later: they are handed in as functions. */
export const createPages = (deps: PageDeps): Pages => ({
  ...createPageService(deps),
  routes: createFormRoutes(deps),
})
