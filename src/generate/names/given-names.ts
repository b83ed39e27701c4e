/** Given names of women, of all generations at work. */
export const WOMEN: readonly string[] = `
Adèle|Agathe|Agnès|Aïcha|Aïssatou|Alexandra|Alice|Alix|Amandine|Amélie|Amina|Anaïs|Anne|Anne-Laure|Anne-Sophie|Annick|Audrey
Aurélie|Aurore|Béatrice|Bénédicte|Brigitte|Camille|Carine|Carole|Caroline|Catherine|Cécile|Céline|Chantal|Charlotte|Chloé
Christelle|Christine|Claire|Claire-Marie|Clara|Clémence|Coralie|Corinne|Delphine|Dominique|Élise|Élodie|Éloïse|Emmanuelle
Estelle|Eugénie|Fabienne|Fanny|Fatima|Fatoumata|Florence|France-Lise|Françoise|Frédérique|Gaëlle|Géraldine|Gwenaëlle|Hélène
Héloïse|Inès|Ingrid|Isabelle|Jeanne|Jeannine|Joëlle|Julie|Juliette|Justine|Karine|Khadija|Laëtitia|Laure|Laurence|Léa|Leïla
Lise|Lucie|Lydie|Maëlle|Magali|Manon|Margaux|Marie|Marie-Ève|Marie-Hélène|Marie-Noëlle|Marine|Marion|Martine|Maud|Mélanie
Mélissa|Monique|Muriel|Myriam|Nadège|Nadia|Nathalie|Noémie|Océane|Odile|Ophélie|Pascale|Patricia|Pauline|Perrine|Rachel|Régine
Roxane|Sabrina|Samia|Sandra|Sandrine|Sarah|Séverine|Solène|Sonia|Sophie|Stéphanie|Sylvie|Thérèse|Valérie|Véronique|Virginie
Yasmine|Zoé`
  .trim()
  .split(/[|\n]/);

/** Given names of men, of all generations at work. */
export const MEN: readonly string[] = `
Adrien|Ahmed|Alain|Alexandre|Alexis|Amadou|Anthony|Antoine|Arnaud|Arthur|Aurélien|Baptiste|Bastien|Benjamin|Benoît|Bernard
Bertrand|Bruno|Cédric|Charles|Christian|Christophe|Clément|Damien|Daniel|David|Denis|Didier|Dominique|Édouard|Éric|Étienne
Fabien|Fabrice|Farid|Félix|Florent|Florian|François|François-Xavier|Franck|Frédéric|Gaël|Gaëtan|Geoffrey|Georges|Gérard|Gilles
Grégory|Guillaume|Guy|Hakim|Hervé|Hugo|Ibrahima|Jacques|Jean|Jean-Baptiste|Jean-Christophe|Jean-François|Jean-Luc|Jean-Marc
Jean-Noël|Jean-Pierre|Jérémy|Jérôme|Joël|Jonathan|José|Julien|Karim|Kévin|Laurent|Léo|Lionel|Loïc|Louis|Luc|Ludovic|Marc
Mathieu|Matthieu|Maxime|Mehdi|Michaël|Michel|Mickaël|Mohamed|Nicolas|Noël|Olivier|Pascal|Patrice|Patrick|Paul|Philippe|Pierre
Pierre-Yves|Quentin|Raphaël|Rachid|Régis|Rémi|Renaud|Richard|Robin|Romain|Samuel|Sébastien|Serge|Simon|Stéphane|Sylvain|Théo
Thibault|Thierry|Thomas|Tristan|Valentin|Vincent|Xavier|Yann|Yannick|Yoann|Youssef|Yves`
  .trim()
  .split(/[|\n]/);

/** Given names with a letter ISO-8859-15 lacks, all of the block Latin Extended-A. */
export const RARE_WOMEN: readonly string[] = ['Ayşe', 'Małgorzata', 'Ľubica-Anežka', 'Enikő', 'Jūratė'];
export const RARE_MEN: readonly string[] = ['Łukasz', 'Győző', 'Jiří', 'Oğuz'];
