interface Problem {
  code: string;
  message: string;
  pointer: string;
}

/** Elements are told apart by their code. */
export function elementProblems(elements: readonly { code: string }[]): Problem[] {
  return elements.flatMap(({ code }, at) =>
    elements.findIndex((each) => each.code === code) === at
      ? []
      : [{ code: 'ELEMENT_TWICE', message: 'another element has this code', pointer: `/elements/${at}/code` }],
  );
}
