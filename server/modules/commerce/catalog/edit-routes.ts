import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { CommerceDeps } from '../service/deps.ts'
import * as api from './schema.ts'
import { editProduct, showEdits, undoEdit } from './service/edit-product.ts'

/** What people change of products at a desk, beside feeds. */
export const createEditRoutes = (deps: CommerceDeps): AnyRoute[] => [
  defineRoute({
    method: 'PATCH',
    path: '/api/v1/catalog/products/{id}',
    id: 'editProduct',
    summary:
      'Changes what is named of a product, by the rules of feeds; can be taken back. A feed that tells the product later wins',
    scope: 'catalog:write',
    params: api.productParams,
    body: api.editBody,
    reply: api.editedReply,
    errors: ['not_found', 'conflict', 'sku_unknown', 'price_unread'],
    handle: ({ params, body, workspaceId, actor }) =>
      editProduct(deps, workspaceId, { ...params, body, actor }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/catalog/products/{id}/edits',
    id: 'listProductEdits',
    summary: 'Who changed a product by hand and how, the newest first, and the feed that will tell it again',
    scope: 'catalog:read',
    params: api.productParams,
    reply: api.editsReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) => showEdits(deps, workspaceId, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/catalog/products/{id}/edits/{edit}/undo',
    id: 'undoProductEdit',
    summary: 'Takes one change of a product back, where nobody has changed the same fields since',
    scope: 'catalog:write',
    params: api.editParams,
    reply: api.editedReply,
    errors: ['not_found', 'edit_overtaken', 'conflict'],
    handle: ({ params, workspaceId, actor }) => undoEdit(deps, workspaceId, { ...params, actor }),
  }),
]
