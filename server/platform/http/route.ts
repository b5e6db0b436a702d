import type { z } from 'zod'
import type { ErrorCode, Language } from '../errors.ts'
import type { Scope } from './scope.ts'

/** Who asks: a signed-in member, a secret key, or nobody yet (`public` routes). */
export interface Actor {
  kind: 'member' | 'key'
  id: string
  name: string
  workspaceId: string
  scopes: ReadonlySet<Scope>
}

export interface RouteRequest<P, Q, B> {
  params: P
  query: Q
  body: B
  language: Language
  /** The raw request, for headers and cookies. */
  raw: Request
  /** Where the connection comes from; empty where unknown. For limits, never stored. */
  remoteAddress: string
  signal: AbortSignal
}

/** What a route with a scope gets besides: its actor, and through it the workspace. */
export interface ScopedRequest<P, Q, B> extends RouteRequest<P, Q, B> {
  actor: Actor
  workspaceId: string
  /** Who asks, looked up anew, for an answer that goes on for long; null once the session or the key is gone. */
  recheck(): Promise<Actor | null>
}

interface RouteBase<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** OpenAPI style: `/api/v1/customers/{id}`. */
  path: string
  /** Stable name of the operation: `listCustomers`. */
  id: string
  summary: string
  params?: P
  query?: Q
  body?: B
  reply: R
  /** The reply carries an ETag, and is not sent again to whoever holds it (If-None-Match). */
  isTagged?: boolean
  /** Expected refusals beyond the general ones (unauthenticated, forbidden, invalid, internal). */
  errors: readonly ErrorCode[]
}

export interface PublicRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends RouteBase<P, Q, B, R> {
  scope: 'public'
  /** A Response goes out as it is (cookies, streams); anything else is checked against `reply` in tests and sent as JSON. */
  handle(request: RouteRequest<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<z.infer<R> | Response>
}

export interface ScopedRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends RouteBase<P, Q, B, R> {
  scope: Scope
  handle(request: ScopedRequest<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<z.infer<R> | Response>
}

/** A route with its types forgotten: what lists of routes hold. */
export interface AnyRoute extends Omit<RouteBase<z.ZodType, z.ZodType, z.ZodType, z.ZodType>, never> {
  scope: Scope | 'public'
  handle(request: ScopedRequest<never, never, never>): Promise<unknown>
}

/** Declares a route once: validation, types, OpenAPI, permission matrix and typed client come from it. */
export function defineRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(route: ScopedRoute<P, Q, B, R>): AnyRoute {
  return route
}

/** Declares a route anybody may call. */
export function definePublicRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(route: PublicRoute<P, Q, B, R>): AnyRoute {
  return route as AnyRoute
}
