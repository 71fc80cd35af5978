export type Side = 'debit' | 'credit';

export interface Entry {
  readonly account: string;
  readonly side: Side;
  readonly amount: number;
}
