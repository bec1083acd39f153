import { Entity } from 'typeorm';
import { OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { CONTROL_RELATIONS, type ControlRelationKind } from './control.codes.js';

/** How a control relates to one of this or another catalog. Never in a circle. */
@Entity('control_relations')
export class ControlRelation extends AppendOnlyRow {
  /** The control that is under, or equivalent to, the other. */
  @Ref()
  fromControlId: string;

  /** The other control. */
  @Ref()
  toControlId: string;

  /** `parent`: the other stands above it; `equivalent`: both ask for the same. */
  @OneOf(CONTROL_RELATIONS, { example: 'equivalent' })
  kind: ControlRelationKind;
}
