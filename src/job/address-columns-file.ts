import * as z from 'zod';
import { columnName } from './typed-value.ts';

/** What a job file may say of which column holds what of an address. */
export const addressColumns = {
  title: columnName.optional(),
  name: columnName.optional(),
  firstName: columnName.optional(),
  lastName: columnName.optional(),
  company: columnName.optional(),
  department: columnName.optional(),
  careOf: columnName.optional(),
  lines: z.array(columnName).max(8).default([]),
  street: columnName.optional(),
  houseNumber: columnName.optional(),
  city: columnName.optional(),
  district: columnName.optional(),
  region: columnName.optional(),
  postalCode: columnName.optional(),
  country: z.union([columnName, z.string().regex(/^=[A-Z]{2}$/)]),
} as const;

const addressColumnsFile = z.strictObject(addressColumns);

export type AddressColumnsFile = z.output<typeof addressColumnsFile>;
