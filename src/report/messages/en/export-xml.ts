import type { Catalogue } from '../message.js';

/** An `export.xml` that can not be read, or is not what it should be. */
export const EXPORT_XML: Catalogue = {
  'file.unknown-column#xml': {
    found: 'The field {field:quoted} of an element {element:quoted} is not known: it is not read.',
    expected: 'Known fields: {expected:all}.',
    todo: 'Correct the name of the field if it is misspelt; otherwise, take it out of the export.',
  },
  'file.not-xml': {
    found: 'The file {file} is not an XML file: on line {line}, it does not begin with a tag.',
    todo: 'Export again as XML, or give the file its true name if it has another format.',
  },
  'file.not-xml#html': {
    found: 'The file {file} is not an export: it is a web page (HTML).',
    expected: 'A site answers so when it asks for a password or tells of an error.',
    todo: 'Download the export again.',
  },
  'file.xml-encoding': {
    found: 'The file {file} is not written in the encoding that the configuration announces.',
    todo: 'Export again in this encoding, or announce the right one in the configuration.',
  },
  'file.xml-encoding#utf-16': {
    found: 'The file {file} is written in UTF-16, which the program does not read.',
    expected: 'Encodings it reads: UTF-8, ISO-8859-15 and windows-1252.',
    todo: 'Export again in the encoding that the configuration announces, preferably UTF-8.',
  },
  'file.xml-encoding#read': {
    found:
      'The file {file} says on its line {line} that it is in {declared:quoted}, but the configuration announces {encoding:quoted}.',
    todo: 'If the file is right, write “encoding: {setting}” in the configuration; otherwise, export again in {encoding}.',
  },
  'file.xml-encoding#latin-1': {
    found:
      'The file {file} says on its line {line} that it is in {declared:quoted}, but the configuration announces {encoding:quoted}.',
    expected:
      'ISO-8859-1 is not ISO-8859-15 (eight signs differ, among them “€” and “œ”), and a file of Windows in windows-1252 often goes by this name.',
    todo: 'Export again in UTF-8. Failing that, ask the IT department for the true encoding, ISO-8859-15 or windows-1252, and write it both at the head of the file and in the configuration.',
  },
  'file.xml-encoding#unread': {
    found:
      'The file {file} says on its line {line} that it is in {declared:quoted}, which the program does not read; the configuration announces {encoding:quoted}.',
    expected: 'Encodings it reads: UTF-8, ISO-8859-15 and windows-1252.',
    todo: 'Export again in {encoding}.',
  },
  'file.xml-malformed': {
    found: 'The file {file} is not correct XML on line {line}, character {character}.',
    expected: 'The place is in the element {element:quoted} opened on line {opened}.',
    todo: 'Have the application that writes the file corrected, then export again.',
  },
  'file.xml-malformed#unclosed': {
    found:
      'The file {file} is incomplete: it stops on line {line}, and the element {element:quoted} opened on line {opened} is never closed.',
    todo: 'Export or copy it again: its writing or its transfer was probably interrupted.',
  },
  'file.xml-malformed#end': {
    found:
      'The file {file} is incomplete: it stops on line {line}, in the middle of a tag or a comment, or before the first element.',
    todo: 'Export or copy it again: its writing or its transfer was probably interrupted.',
  },
  'file.xml-malformed#empty': {
    found: 'The file {file} is empty.',
    expected: 'An export without rows holds at least the element “export” and its empty tables.',
    todo: 'Export or copy it again.',
  },
  'file.xml-malformed#mismatch': {
    found:
      'The file {file} is not correct XML on line {line}, character {character}: the tag {found:quoted} closes another element than the open one.',
    expected: 'The element {element:quoted}, opened on line {opened}, had to be closed first.',
    todo: 'Have the application that writes the file corrected, then export again.',
  },
  'file.xml-malformed#ampersand': {
    found:
      'The file {file} is not correct XML: in the text that begins on line {line}, character {character}, the sign “&” is misused.',
    expected:
      'In a text, it is written “&amp;”. Only “&amp;”, “&lt;”, “&gt;”, “&quot;”, “&apos;” and characters given by their number are accepted.',
    todo: 'Have the application that writes the file corrected, then export again.',
  },
  'file.xml-malformed#less-than': {
    found:
      'The file {file} is not correct XML on line {line}, character {character}: the sign “<” does not open a tag there.',
    expected: 'In a text, it is written “&lt;”.',
    todo: 'Have the application that writes the file corrected, then export again.',
  },
  'file.xml-malformed#outside': {
    found:
      'The file {file} is not correct XML on line {line}, character {character}: a text or a tag stands outside the element that holds everything.',
    expected: 'Two exports put end to end look like this.',
    todo: 'Export again.',
  },
  'file.xml-malformed#control': {
    found:
      'The file {file} holds on line {line}, character {character}, a character that XML forbids ({found}).',
    expected: 'The place is in the element {element:quoted} opened on line {opened}.',
    todo: 'Take this character out of the data in the original application, then export again.',
  },
  'file.xml-malformed#prefix': {
    found:
      'The file {file} is not correct XML on line {line}, character {character}: a prefix is not declared there.',
    todo: 'Have the application that writes the file corrected, then export again.',
  },
  'file.xml-malformed#version': {
    found: 'The file {file} says on its line {line} that it is in XML {found:quoted}.',
    expected: 'Version expected: 1.0.',
    todo: 'Have the application that writes the file corrected, then export again.',
  },
  'file.xml-doctype': {
    found: 'The file {file} holds on line {line} a DOCTYPE declaration, which is refused.',
    expected: 'It can make something else be read than what is written; the format of the export has none.',
    todo: 'Have this declaration removed by the application that writes the file, then export again.',
  },
  'file.xml-root': {
    found: 'The file {file} is not an export: its main element, on line {line}, is {found:quoted}.',
    expected: 'Element expected: “export”, in the namespace {expected:quoted}.',
    todo: 'Put the export of allowances in its place.',
  },
  'file.xml-root#sts': {
    found: 'The file {file} is a file of STS-web: its main element, on line {line}, is {found:quoted}.',
    expected: 'Element expected: “export”, in the namespace {expected:quoted}.',
    todo: 'Put the export of allowances in its place, and leave the file of STS-web under its own name.',
  },
  'file.xml-root#siecle': {
    found: 'The file {file} is a file of SIECLE: its main element, on line {line}, is {found:quoted}.',
    expected: 'Element expected: “export”, in the namespace {expected:quoted}.',
    todo: 'Put the export of allowances in its place, and take this file out of the folder.',
  },
  'file.xml-root#html': {
    found: 'The file {file} is a web page: its main element, on line {line}, is {found:quoted}.',
    expected: 'A site answers so when it asks for a password or tells of an error.',
    todo: 'Download the export again.',
  },
  'file.xml-namespace': {
    found: 'The file {file} is not in the namespace expected, on line {line}.',
    expected: 'Namespace expected: {expected:quoted}.',
    todo: 'Export again in this format.',
  },
  'file.xml-namespace#none': {
    found: 'In {file}, the element {element:quoted} of line {line} has no namespace.',
    expected: 'Namespace expected: {expected:quoted}.',
    todo: 'Add it to this element: xmlns="{expected}".',
  },
  'file.xml-namespace#other': {
    found: 'In {file}, the element {element:quoted} of line {line} is in the namespace {found:quoted}.',
    expected: 'Namespace expected: {expected:quoted}.',
    todo: 'Export again in this format, which is the one of this version of the program.',
  },
  'file.xml-namespace#inside': {
    found:
      'In {file}, the element {element:quoted} of line {line}, character {character}, is not in the same namespace as the export: {found:quoted}.',
    expected: 'Namespace expected: {expected:quoted}.',
    todo: 'Take out the element or its attribute “xmlns”, then export again.',
  },
  'file.xml-attribute': {
    found:
      'In {file}, the element {element:quoted} of line {line}, character {character}, has an attribute {attribute:quoted}.',
    expected: 'No attribute: each field is an element; a blank field is absent or without text.',
    todo: 'Write the data in an element if it is to be read; otherwise, take the attribute out.',
  },
  'file.xml-element': {
    found:
      'In {file}, the element {found:quoted} of line {line}, character {character}, does not belong in {element:quoted}.',
    expected: 'Elements expected there: {expected:all}.',
    todo: 'Correct the name of the element if it is misspelt; otherwise, take it out of the export.',
  },
  'file.xml-element#in-field': {
    found:
      'In {file}, the field {element:quoted} holds on line {line}, character {character}, an element {found:quoted}.',
    expected: 'A field holds nothing but text.',
    todo: 'Take this element out, or write its text in the field, then export again.',
  },
  'file.xml-text': {
    found:
      'In {file}, there is text in the element {element:quoted}, outside any field; it begins on line {line}, character {character}.',
    expected: 'Text belongs in the fields of a row only.',
    todo: 'Take this text out or put it in its field, then export again.',
  },
  'file.xml-twice': {
    found:
      'In {file}, the field {element:quoted} is twice in the element {row:quoted} opened on line {opened}; the second is on line {line}.',
    expected: 'Nothing says which of the two values is right.',
    todo: 'Keep one of them, then export again.',
  },
  'file.xml-twice#table': {
    found: 'In {file}, the table {element:quoted} is there a second time on line {line}.',
    expected: 'Each table is there at most once.',
    todo: 'Bring its rows together in one element, then export again.',
  },
  'file.xml-too-large': {
    found: 'The file {file} holds on line {line} more than what is accepted there.',
    todo: 'Check that it is the export, then export again.',
  },
  'file.xml-too-large#field': {
    found: 'In {file}, the field {element:quoted} of line {line} goes beyond {limit|character|characters}.',
    todo: 'Correct the data in the original application, then export again.',
  },
  'file.xml-too-large#token': {
    found:
      'In {file}, a text, a tag or a comment that begins on line {line} goes beyond {limit|character|characters}.',
    expected: 'The place is in the element {element:quoted} opened on line {opened}.',
    todo: 'Check that it is closed, then export again.',
  },
  'file.xml-too-large#row': {
    found: 'In {file}, on line {line}, an element {element:quoted} holds more than {limit|field|fields}.',
    todo: 'Check that each row of the table has an element of its own, then export again.',
  },
  'file.xml-too-large#names': {
    found: 'In {file}, more than {limit|unknown field|unknown fields}: the last one is on line {line}.',
    todo: 'Check that it is the export, and that its fields have the names of the columns.',
  },
};
