//! Several people move cards of one board at once, each from what they saw last: no card is lost or lies twice, all lie one
//! after the other, and whoever follows the log sees the board as it is.

use std::collections::BTreeMap;

use super::{GAP, between, make_room, numbered};

/// How many moves are made with each seed.
const MOVES: usize = 10_000;

/// How many cards lie on the board.
const CARDS: u32 = 40;

/// How many columns it has.
const COLUMNS: u64 = 4;

/// How many people move them.
const CLIENTS: usize = 5;

/// A card where it lies; every move of it raises the version, and making room for others leaves it be.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Card {
    column: u64,
    position: f64,
    version: u32,
}

/// A board by the numbers of its cards, as the server keeps it and as each client has heard of it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Board(BTreeMap<u32, Card>);

/// A wish to put a card into a column, under another one or on top, made of what was seen.
#[derive(Clone, Copy, Debug)]
struct Wish {
    card: u32,
    column: u64,
    after: Option<u32>,
    version: u32,
}

impl Board {
    /// The cards in the one order of the plan, of which each column shows its own.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<_> = self.0.iter().map(|(card, at)| (at.position, *card)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        order.into_iter().map(|(_, card)| card).collect()
    }

    fn column(&self, column: u64) -> Vec<u32> {
        self.order().into_iter().filter(|card| self.0[card].column == column).collect()
    }

    /// The positions of the cards but for one, in their order.
    fn others(&self, moved: u32) -> Vec<(u32, f64)> {
        let order = self.order().into_iter().filter(|card| *card != moved);
        order.map(|card| (card, self.0[&card].position)).collect()
    }
}

/// The one board that all write to, one after the other, with the log of what they did.
#[derive(Default)]
struct Server {
    board: Board,
    log: Vec<(u32, Card)>,
    /// The order after so many entries of the log, wherever a write ends.
    orders: BTreeMap<usize, Vec<u32>>,
    refused: usize,
    made_room: usize,
}

impl Server {
    fn new() -> Self {
        let mut server = Self::default();
        for card in 0..CARDS {
            let position = numbered(card as usize);
            server.write(card, Card { column: u64::from(card) % COLUMNS, position, version: 1 });
        }
        server.orders.insert(server.log.len(), server.board.order());
        server
    }

    fn write(&mut self, card: u32, at: Card) {
        self.board.0.insert(card, at);
        self.log.push((card, at));
    }

    /// Makes a move, unless the card was moved since the wish was made; a neighbour that has left the column is one no more,
    /// and the card goes to the end.
    fn make(&mut self, wish: Wish) -> bool {
        let before = self.board.0[&wish.card];
        if before.version != wish.version {
            self.refused += 1;
            return false;
        }
        let others = self.board.others(wish.card);
        let above = wish.after.filter(|above| self.board.0[above].column == wish.column);
        let position = match (wish.after, above) {
            (_, Some(above)) => self.place_under(above, &others),
            (None, None) => between(None, others.first().map(|(_, first)| *first)).unwrap_or(GAP),
            (Some(_), None) => between(others.last().map(|(_, last)| *last), None).unwrap_or(GAP),
        };
        self.write(wish.card, Card { column: wish.column, position, version: before.version + 1 });
        self.orders.insert(self.log.len(), self.board.order());
        true
    }

    fn place_under(&mut self, above: u32, others: &[(u32, f64)]) -> f64 {
        let position = self.board.0[&above].position;
        let below: Vec<(u32, f64)> =
            others.iter().copied().filter(|(card, at)| *card != above && *at >= position).collect();
        if let Some(place) = between(Some(position), below.first().map(|(_, at)| *at)) {
            return place;
        }
        self.made_room += 1;
        let positions: Vec<f64> = below.iter().map(|(_, at)| *at).collect();
        let places = make_room(position, &positions);
        for ((card, _), position) in below.iter().zip(&places[1..]) {
            let at = Card { position: *position, ..self.board.0[card] };
            self.write(*card, at);
        }
        places[0]
    }
}

/// Somebody with the board open: what they have heard of the log, up to an entry of it.
#[derive(Default)]
struct Client {
    board: Board,
    heard: usize,
}

impl Client {
    /// Hears so many entries more; where a write ends, the board lies as it lay on the server then.
    fn hear(&mut self, server: &Server, count: usize) {
        for (card, at) in server.log.iter().skip(self.heard).take(count) {
            self.board.0.insert(*card, *at);
            self.heard += 1;
            if let Some(order) = server.orders.get(&self.heard) {
                assert_eq!(self.board.order(), *order, "after entry {}", self.heard);
            }
        }
    }

    /// A move from what this one sees; often under one and the same card, where the room runs out.
    fn wish(&self, random: &mut Random) -> Wish {
        let cards: Vec<u32> = self.board.0.keys().copied().collect();
        let card = cards[random.below(cards.len() as u64) as usize];
        let favourite = cards[0];
        let column =
            if random.below(3) == 0 { self.board.0[&favourite].column } else { random.below(COLUMNS) };
        let others: Vec<u32> = self.board.column(column).into_iter().filter(|other| *other != card).collect();
        let index = random.below(others.len() as u64 + 1) as usize;
        let after = if others.contains(&favourite) && random.below(2) == 0 {
            Some(favourite)
        } else {
            index.checked_sub(1).map(|above| others[above])
        };
        Wish { card, column, after, version: self.board.0[&card].version }
    }
}

/// Numbers that look like chance and are the same each time (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}

/// Every card is there once, and no two lie at the same place.
fn check_order(board: &Board) {
    let order = board.order();
    let positions: Vec<f64> = order.iter().map(|card| board.0[card].position).collect();
    assert!(positions.windows(2).all(|pair| pair[0] < pair[1]), "two cards at one place: {positions:?}");
    assert!(positions.iter().all(|position| position.is_finite()));
    let mut cards = order;
    cards.sort_unstable();
    assert_eq!(cards, (0..CARDS).collect::<Vec<_>>());
    let in_columns: usize = (0..COLUMNS).map(|column| board.column(column).len()).sum();
    assert_eq!(in_columns, CARDS as usize);
}

fn play(seed: u64) -> Server {
    let mut random = Random(seed);
    let mut server = Server::new();
    let mut clients: [Client; CLIENTS] = std::array::from_fn(|_| Client::default());
    for client in &mut clients {
        client.hear(&server, usize::MAX);
    }
    let mut made = 0;
    while made < MOVES {
        let client = &mut clients[random.below(CLIENTS as u64) as usize];
        // Some hear at once, some late, some only a part.
        let entries = random.below(8) as usize;
        client.hear(&server, entries);
        let wish = client.wish(&mut random);
        if server.make(wish) {
            made += 1;
            check_order(&server.board);
            let above = wish.after.filter(|above| server.board.0[above].column == wish.column);
            let column = server.board.column(wish.column);
            let place = column.iter().position(|card| *card == wish.card);
            match (wish.after, above) {
                (None, _) => assert_eq!(place, Some(0), "on top"),
                (_, Some(above)) => {
                    let expected = column.iter().position(|card| *card == above).map(|place| place + 1);
                    assert_eq!(place, expected, "under the card that was named");
                }
                (Some(_), None) => assert_eq!(place, Some(column.len() - 1), "at the end"),
            }
        } else {
            client.hear(&server, usize::MAX);
        }
    }
    for client in &mut clients {
        client.hear(&server, usize::MAX);
        assert_eq!(client.board, server.board);
    }
    server
}

#[test]
fn ten_thousand_moves_from_stale_views_lose_no_card_and_end_in_one_order_for_all() {
    for seed in [1, 2026, 0xb0a2d] {
        let server = play(seed);
        assert!(server.refused > 0, "nobody was ever too late with seed {seed}");
        assert!(server.made_room > 0, "the room never ran out with seed {seed}");
    }
}

#[test]
fn the_same_moves_in_the_same_order_end_in_the_same_places() {
    assert_eq!(play(7).log, play(7).log);
}
