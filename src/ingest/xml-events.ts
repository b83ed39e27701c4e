/** Why a document can not be read, and where: the code and the facts of a problem of its file. */
export interface XmlFault {
  readonly code: string;
  readonly line: number;
  readonly facts: Readonly<Record<string, string>>;
}

export interface XmlAttribute {
  /** As written, prefix included. */
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
}

/** A start tag and where its `<` stands: line and character of the line, from 1. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Empty when it is in none. */
  readonly namespace: string;
  /** Declarations of namespaces apart. */
  readonly attributes: readonly XmlAttribute[];
  readonly line: number;
  readonly character: number;
}

/** Who receives a document, in its order. Comments and processing instructions are left out. */
export interface XmlEvents {
  declaration(version: string, encoding: string | undefined): void;
  doctype(line: number): void;
  open(element: XmlElement): void;
  /** A stretch of text, references replaced, line ends as line feeds; the text of an element may come in several. */
  text(text: string, line: number, character: number): void;
  close(): void;
}
