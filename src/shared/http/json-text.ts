/**
 * An answer that the database has already written as JSON text: sent as it is, for hot reads, where building objects
 * only to write them again would cost more than the query. `version` becomes its ETag, `nextCursor` its Link.
 */
export class JsonText {
  constructor(
    readonly text: string,
    readonly version?: number,
    readonly nextCursor?: string | null,
  ) {}
}
