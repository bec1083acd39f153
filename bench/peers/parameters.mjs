// Parameters of the comparator's statements beyond the company. An event's text is canonical JSON: keys in order.

/** Of ADD_PAYER. */
export function newPayer({ electronicPayerId, name, type }, { caller: { companyId, actorId }, requestId, newId }) {
  const [id, eventId, now] = [newId(), newId(), new Date().toISOString()];
  const after = { electronicPayerId, isActive: true, name, submissionMethod: 'electronic', type };
  const event = {
    action: 'createPayer',
    actorId,
    actorKind: 'user',
    companyId,
    details: { changes: [{ after, entity: 'payers', id, kind: 'insert' }] },
    entity: 'payers',
    entityId: id,
    id: eventId,
    occurredAt: now,
    outcome: 'done',
    reason: null,
    requestId,
  };
  return [id, now, actorId, name, electronicPayerId, eventId, requestId, JSON.stringify(event), type];
}

/** Of the event that claims were shown: all but its ids, which the statement puts between the two halves of its text. */
export function shownClaims(action, entityId, { caller: { companyId, actorId }, requestId, newId }) {
  const [id, now] = [newId(), new Date().toISOString()];
  const entity = entityId === null ? 'null' : `"${entityId}"`;
  const before = `{"action":"${action}","actorId":"${actorId}","actorKind":"user","companyId":"${companyId}","details":{"ids":[`;
  const after = `]},"entity":"claims","entityId":${entity},"id":"${id}","occurredAt":"${now}","outcome":"shown","reason":null,"requestId":"${requestId}"}`;
  return [id, now, actorId, 'user', action, 'shown', 'claims', entityId, requestId, null, before, after];
}
