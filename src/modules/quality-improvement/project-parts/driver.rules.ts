import { DRIVER_KINDS, type DriverKind } from './project-parts.codes.js';

/** A driver or change idea in the diagram. */
export interface DiagramNode {
  id: string;
  kind: DriverKind;
  parentId: string | null;
}

/**
 * Whether a node of this kind may lead to that one (null: to the aim itself). Every step goes to a kind that stands
 * nearer to the aim, so that no path comes back to where it began.
 */
export function canLeadTo(kind: DriverKind, parentKind: DriverKind | null): boolean {
  if (parentKind === null) return kind === 'primary';
  return DRIVER_KINDS.indexOf(parentKind) < DRIVER_KINDS.indexOf(kind);
}

/** What is wrong with a node's place among the nodes of its project; null when nothing is. */
export function placeProblem(
  node: Pick<DiagramNode, 'kind' | 'parentId'>,
  nodes: readonly DiagramNode[],
): 'PARENT_NOT_IN_PROJECT' | 'PARENT_NOT_ABOVE' | null {
  const parent = node.parentId === null ? null : nodes.find(({ id }) => id === node.parentId);
  if (parent === undefined) return 'PARENT_NOT_IN_PROJECT';
  return canLeadTo(node.kind, parent?.kind ?? null) ? null : 'PARENT_NOT_ABOVE';
}
