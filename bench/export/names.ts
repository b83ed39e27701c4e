/** Family names common in France, of every origin, with their accents, hyphens, apostrophes and particles. */
export const FAMILY_NAMES: readonly string[] = `
ABADIE|ADAM|ALBERT|ALVES|AMRANI|ANDRÉ|ARNAUD|AUBERT|BA|BAILLY|BARBIER|BARRÉ|BARTHÉLEMY|BELAÏD|BENALI|BENOÎT|BÉRARD|BERNARD
BERTRAND|BLANC|BONNET|BOUCHER|BOUDIAF|BRUN|CAMARA|CARON|CARPENTIER|CISSÉ|CLÉMENT|COHEN|COLIN|COULIBALY|DA SILVA|DAVID
DE OLIVEIRA|D'ALMEIDA|DELATTRE|DENIS|DIALLO|DIOP|DOS SANTOS|DUBOIS|DUFOUR|DUMONT|DUPRÉ|DURAND|ÉTIENNE|FABRE|FAURE|FERNANDEZ
FISCHER|FONTAINE|FOURNIER|FRANÇOIS|GARCIA|GAUTIER|GÉRARD|GIRARD|GONÇALVES|GRONDIN|GUÉRIN|HADDAD|HAMEL|HÉBERT|HENRY|HOARAU
HUBERT|IMBERT|JACQUET|JEAN-BAPTISTE|JOLY|KEITA|KLEIN|LACROIX|LAMBERT|LAURENT|LE BRAS|LE GALL|LE GOFF|LEBLANC|LECLERCQ|LEFÈVRE
LEMAÎTRE|LEROUX|LÉVÊQUE|LOPEZ|MAÇON|MARÉCHAL|MARTIN|MARTINEZ|MATHIEU|MERCIER|MEYER|MOREAU|MÜLLER|N'DIAYE|NGUYEN|NOËL|OUEDRAOGO
PAGÈS|PAYET|PEREIRA|PÉRON|PERRIN|PETIT|PHAM|PRÉVOST|RENARD|RICHARD|RIVIÈRE|ROBERT|RODRIGUES|ROUSSEAU|ROUX|SAÏDI|SANCHEZ|SCHMITT
SIMON|SOULIÉ|THÉBAULT|THOMAS|TRAN|TRAORÉ|VALLÉE|VIDAL|VINCENT|WAGNER|YILMAZ|ŒILLET`
  .trim()
  .split(/[|\n]/);

export const WOMEN: readonly string[] =
  'Adèle|Agnès|Aïcha|Alexandra|Amélie|Anaïs|Anne-Laure|Aurélie|Béatrice|Camille|Catherine|Cécile|Chloé|Claire|Delphine|Élise|Élodie|Fatima|Florence|Françoise|Gaëlle|Hélène|Inès|Isabelle|Julie|Karine|Laëtitia|Léa|Lucie|Magali|Marie-Ève|Marion|Mélanie|Nadia|Nathalie|Noémie|Pauline|Sandrine|Sophie|Stéphanie|Valérie|Zoé'.split(
    '|',
  );

export const MEN: readonly string[] =
  'Adrien|Alain|Alexandre|Antoine|Benoît|Cédric|Christophe|Damien|Éric|Étienne|Fabien|François|Frédéric|Grégory|Guillaume|Hervé|Hugo|Jean-Luc|Jean-Noël|Jérôme|Julien|Karim|Kévin|Laurent|Loïc|Mathieu|Mehdi|Michaël|Nicolas|Olivier|Pascal|Philippe|Pierre-Yves|Raphaël|Rémi|Sébastien|Stéphane|Sylvain|Thierry|Thomas|Vincent|Yann'.split(
    '|',
  );
