import { ERROR_STATUS, type ErrorCode } from '@diapason/domain';
import { z } from 'zod';

export const Id = z.uuid();
/** A day without a time, as ISO 8601. */
export const Day = z.iso.date();
/** A name or a label: one line, trimmed. */
export const Line = z.string().trim().min(1).max(200);
export const OptionalLine = z.string().trim().max(200);

/** What both doors answer when they refuse. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** A fiche as it is named elsewhere. */
export interface FicheName {
  id: string;
  /** Slug of its strategy. */
  strategy: string;
  number: string | null;
  title: string;
}
