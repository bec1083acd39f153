import { isAccepted, type SegmentError, type SetAcknowledgement } from './acknowledgement.rules.js';
import type { FoldContext, FoldTotals, SetFold } from './set-fold.reader.js';
import { type Elements, elementAt, quantity } from './x12-segment.rules.js';

/** Folds a 999: one acknowledgement per AK2 and what AK9 says of the other sets, or one for the group when it names no set. */
export class AcknowledgementFold implements SetFold {
  private groupControlNumber = '';
  private groupVersion = '';
  private current: SetAcknowledgement | null = null;
  private error: SegmentError | null = null;
  private named: { number: string; isAccepted: boolean }[] = [];

  constructor(private readonly context: FoldContext) {}

  read(elements: Elements, segment: number): void {
    switch (elements[0]) {
      case 'AK1':
        this.groupControlNumber = elementAt(elements, 2);
        this.groupVersion = elementAt(elements, 3);
        return;
      case 'AK2':
        this.flush();
        this.current = this.acknowledgement(elementAt(elements, 2), elementAt(elements, 1), segment);
        return;
      case 'IK3':
        return this.readSegmentError(elements, segment);
      case 'IK4':
        return this.readElementError(elements);
      case 'CTX':
        return this.readContext(elements);
      case 'IK5':
        return this.readVerdict(elements, segment);
      case 'AK9':
        return this.readGroupVerdict(elements, segment);
    }
  }

  end(): FoldTotals {
    this.flush();
    return {};
  }

  private acknowledgement(setControlNumber: string | null, setId: string | null, segment: number): SetAcknowledgement {
    const { groupControlNumber, groupVersion } = this;
    return {
      groupControlNumber,
      groupVersion,
      setControlNumber,
      setId,
      code: '',
      reasonCodes: [],
      errors: [],
      segment,
    };
  }

  private readSegmentError(elements: Elements, segment: number): void {
    if (this.current === null) return this.misplaced(elements, segment);
    this.error = {
      segment: elementAt(elements, 1),
      position: quantity(elementAt(elements, 2)),
      loop: elementAt(elements, 3),
      code: elementAt(elements, 4),
      elements: [],
      patientControlNumber: null,
    };
    this.current.errors.push(this.error);
  }

  private readElementError(elements: Elements): void {
    const position = elementAt(elements, 1).split(this.context.component)[0] ?? '';
    this.error?.elements.push({
      position: quantity(position),
      reference: elementAt(elements, 2),
      code: elementAt(elements, 3),
      value: elementAt(elements, 4),
    });
  }

  private readContext(elements: Elements): void {
    const [unit = '', value = ''] = elementAt(elements, 1).split(this.context.component);
    if (this.error !== null && unit === 'CLM01' && value !== '') this.error.patientControlNumber = value;
  }

  private readVerdict(elements: Elements, segment: number): void {
    if (this.current === null) return this.misplaced(elements, segment);
    this.current.code = elementAt(elements, 1);
    this.current.reasonCodes = elements.slice(2, 7).filter((code) => code !== '');
    this.flush();
  }

  private readGroupVerdict(elements: Elements, segment: number): void {
    this.flush();
    const acknowledgement = this.acknowledgement(null, null, segment);
    acknowledgement.code = elementAt(elements, 1);
    acknowledgement.reasonCodes = elements.slice(5, 10).filter((code) => code !== '');
    if (this.named.length === 0) return this.context.emit({ kind: 'set-acknowledgement', acknowledgement });
    const [included, accepted] = [quantity(elementAt(elements, 2)), quantity(elementAt(elements, 4))];
    if (included === null || accepted === null || included <= this.named.length) return;
    const namedSets = this.named.map(({ number }) => number);
    const setCount = included - namedSets.length;
    const acceptedCount = accepted - this.named.filter((set) => set.isAccepted).length;
    this.context.emit({ kind: 'unnamed-sets', unnamed: { acknowledgement, namedSets, setCount, acceptedCount } });
  }

  private flush(): void {
    if (this.current === null) return;
    const { setControlNumber, code } = this.current;
    this.named.push({ number: setControlNumber ?? '', isAccepted: isAccepted(code) });
    if (code === '') {
      this.context.findings.add('SEGMENT_MISSING', this.current.segment, 'the AK2 has no IK5');
    }
    this.context.emit({ kind: 'set-acknowledgement', acknowledgement: this.current });
    this.current = null;
    this.error = null;
  }

  private misplaced(elements: Elements, segment: number): void {
    const message = `${elementAt(elements, 0)} cannot stand before an AK2`;
    this.context.findings.add('SEGMENT_OUT_OF_PLACE', segment, message);
  }
}
